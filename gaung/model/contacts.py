"""Whom newsrooms can ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from gaung.model.parts import Part, Sourced, one_or_many
from gaung.model.text import Line
from gaung.model.values import (
    Day,
    Email,
    EventRef,
    Flag,
    Key,
    Language,
    OrganisationRef,
    Phone,
    Url,
)


class Contact(Sourced):
    """A desk or a person that answers journalists."""

    key: Key
    """Identifier."""
    name: Line
    """The name of the desk or the person."""
    role: Line | None = None
    """What they do."""
    organisation: OrganisationRef | None = None
    """Key of the organisation."""
    phone: Phone | None = None
    """Telephone, with the country's code."""
    whatsapp: Phone | None = None
    """WhatsApp number, with the country's code."""
    email: Email | None = None
    """Mail address."""
    url: Url | None = None
    """A page with further ways to reach them."""
    hours: Line | None = None
    """When they answer, with the zone."""
    languages: Annotated[tuple[Language, ...], BeforeValidator(one_or_many)] = ()
    """The languages that they answer in."""
    for_: tuple[EventRef, ...] = Field(default=(), alias="for")
    """Keys of the events that they answer for; left out: all."""
    topics: tuple[Line, ...] = ()
    """What they answer on."""
    public: Flag = True
    """False keeps the contact off the public site."""
    valid_until: Day | None = None
    """The last day that it holds."""


class Contacts(Part):
    """The file ``contacts.yaml``."""

    contacts: tuple[Contact, ...] = ()
    """The contacts, in the order shown."""
