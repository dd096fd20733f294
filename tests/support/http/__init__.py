"""What tests of the HTTP surface share: raw sockets, and the tools that read the OpenAPI document."""
