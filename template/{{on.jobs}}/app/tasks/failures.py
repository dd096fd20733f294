"""How a job says that it could not be done."""


class JobFailedError(Exception):
    """A job can't succeed, however often it is tried; its text is shown to the owner of the job."""


class WrongPayloadError(Exception):
    """What is stored of a job is not what its kind is about; trying again is of no use."""


class JobNotDoneError(Exception):
    """Something that a job needs is away, which is no defect: it is tried again; its text may be logged."""
