"""A user and items on FastAPI, SQLAlchemy and PyJWT, with nothing else on; its tables are those of the service."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

import anyio.to_thread
import jwt
from app.models.item import Item
from app.models.user import User
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from pydantic import BaseModel, ConfigDict
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

KEY = os.environ["SECRET_KEY"]
POOL_SIZE = 10

app = FastAPI()
engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=POOL_SIZE, max_overflow=0)
sessions = async_sessionmaker(engine, expire_on_commit=False)
passwords = PasswordHash((Argon2Hasher(),))
bearer = OAuth2PasswordBearer(tokenUrl="/login")


class Login(BaseModel):
    """An address and a password."""

    email: str
    password: str


class NewItem(BaseModel):
    """A new item."""

    title: str
    description: str | None = None


class UserRead(BaseModel):
    """A user."""

    model_config = ConfigDict(from_attributes=True)
    id: UUID
    email: str
    full_name: str | None
    is_active: bool
    is_superuser: bool
    is_verified: bool
    created_at: datetime
    updated_at: datetime


class ItemRead(BaseModel):
    """An item."""

    model_config = ConfigDict(from_attributes=True)
    id: UUID
    title: str
    description: str | None
    owner_id: UUID
    created_at: datetime
    updated_at: datetime


async def get_session() -> AsyncIterator[AsyncSession]:
    """Open a session that commits at the end."""
    async with sessions.begin() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]


async def get_user(token: Annotated[str, Depends(bearer)], session: SessionDep) -> User:
    """Find the caller.

    Raises:
        HTTPException: there is no such user.
    """
    claims = jwt.decode(token, KEY, algorithms=["HS256"])
    user = await session.get(User, UUID(claims["sub"]))
    if user is None:
        raise HTTPException(401)
    return user


UserDep = Annotated[User, Depends(get_user)]


@app.post("/login")
async def login(given: Login, session: SessionDep) -> dict[str, str]:
    """Check a password in a thread."""
    user = (await session.execute(select(User).where(User.email == given.email))).scalar_one()
    if not await anyio.to_thread.run_sync(passwords.verify, given.password, user.hashed_password):
        raise HTTPException(401)
    expiry = datetime.now(UTC) + timedelta(hours=1)
    return {"access_token": jwt.encode({"sub": str(user.id), "exp": expiry}, KEY, algorithm="HS256")}


@app.get("/users/me", response_model=UserRead)
async def get_me(user: UserDep) -> User:
    """Return the caller."""
    return user


@app.get("/items", response_model=list[ItemRead])
async def list_items(user: UserDep, session: SessionDep, limit: int = 100) -> object:
    """List items of the caller."""
    query = select(Item).where(Item.owner_id == user.id).order_by(Item.created_at, Item.id).limit(limit)
    return (await session.scalars(query)).all()


@app.get("/items/{item_id}", response_model=ItemRead)
async def get_item(item_id: UUID, user: UserDep, session: SessionDep) -> Item:
    """Return an item of the caller.

    Raises:
        HTTPException: it is somebody else's, or nobody's.
    """
    item = await session.get(Item, item_id)
    if item is None or item.owner_id != user.id:
        raise HTTPException(404)
    return item


@app.post("/items", response_model=ItemRead, status_code=201)
async def create_item(new: NewItem, user: UserDep, session: SessionDep) -> Item:
    """Create an item."""
    item = Item(title=new.title, description=new.description, owner_id=user.id)
    session.add(item)
    await session.flush()
    return item
