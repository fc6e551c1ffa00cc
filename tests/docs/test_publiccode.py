"""``publiccode.yml`` held against the standard (publiccode.yml 0.7, "The Standard": keys, presence, lengths, values).

The standard's own parser is a Go program; this is the part of its rules that this file can break, as types.
"""

from __future__ import annotations

import copy
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from pydantic import AfterValidator, AnyUrl, BaseModel, ConfigDict, Field, ValidationError, model_validator

import voorzitter_console

FILE = Path(__file__).parents[2] / "publiccode.yml"
Category = Literal[
    "communications",
    "compliance-management",
    "content-management",
    "document-management",
    "office",
    "regulations-and-directives",
    "workflow-management",
    "other",
]
"""Of the standard's list, those that could fit this program."""
Scope = Literal["emergency-services", "government", "justice", "local-authorities", "security", "society"]


def _one_line(text: str) -> str:
    assert "\n" not in text, "a short description is one line"
    return text


Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Text = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Audience(_Strict):
    """``intendedAudience``."""

    countries: list[Country] = []
    unsupportedCountries: list[Country] = []
    scope: list[Scope] = []


class Description(_Strict):
    """``description/[lang]``."""

    localisedName: Text | None = None
    shortDescription: Annotated[str, Field(min_length=1, max_length=150), AfterValidator(_one_line)]
    longDescription: Annotated[str, Field(min_length=150, max_length=10_000)]
    features: Annotated[list[Text], Field(min_length=1)]


class Legal(_Strict):
    """``legal``; the licence is an SPDX expression."""

    license: Literal["EUPL-1.2"]
    mainCopyrightOwner: Text | None = None


class Contact(_Strict):
    """A natural person."""

    name: Text
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    affiliation: Text | None = None
    phone: Text | None = None


class Contractor(_Strict):
    """Who is paid to maintain it, and until when."""

    name: Text
    until: date


class Maintenance(_Strict):
    """``maintenance``, and whom each type asks for."""

    type: Literal["internal", "contract", "community", "none"]
    contacts: Annotated[list[Contact], Field(min_length=1)] | None = None
    contractors: Annotated[list[Contractor], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def named(self) -> Maintenance:
        """Contacts for internal and community, contractors for a contract and nothing else."""
        assert self.type not in ("internal", "community") or self.contacts, "contacts are missing"
        assert (self.type == "contract") == bool(self.contractors), "contractors belong to a contract"
        return self


class Localisation(_Strict):
    """``localisation``."""

    localisationReady: bool
    availableLanguages: Annotated[list[Language], Field(min_length=1)]


class Dependency(_Strict):
    """Something that must be installed apart."""

    name: Text
    versionMin: Text | None = None
    versionMax: Text | None = None
    version: Text | None = None
    optional: bool | None = None


class DependsOn(_Strict):
    """``dependsOn``."""

    open: list[Dependency] = []
    proprietary: list[Dependency] = []
    hardware: list[Dependency] = []


class PublicCode(_Strict):
    """The whole file."""

    publiccodeYmlVersion: Literal["0.5.0", "0.7", "0.7.0"]
    name: Text
    url: Annotated[AnyUrl, Field(strict=False)]
    softwareVersion: Text | None = None
    releaseDate: date | None = None
    platforms: Annotated[list[Literal["web", "windows", "mac", "linux", "ios", "android"]], Field(min_length=1)]
    categories: list[Category] = []
    developmentStatus: Literal["concept", "development", "beta", "stable", "obsolete"]
    softwareType: Literal["standalone/desktop", "standalone/web", "standalone/other", "addon", "library"]
    intendedAudience: Audience | None = None
    description: Annotated[dict[Language, Description], Field(min_length=1)]
    legal: Legal
    maintenance: Maintenance
    localisation: Localisation
    dependsOn: DependsOn | None = None


def _written() -> dict[str, Any]:
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_it_keeps_to_the_standard() -> None:
    code = PublicCode.model_validate(_written())
    assert code.softwareVersion == voorzitter_console.__version__
    assert set(code.localisation.availableLanguages) <= set(code.description)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("url", None, "url"),
        ("platforms", [], "platforms"),
        ("categories", ["lawsuits"], "Input should be"),
        ("description/nl/shortDescription", "x" * 151, "150 characters"),
        ("description/en/longDescription", "too short", "150 characters"),
        ("maintenance/type", "community", "contacts are missing"),
        ("legal/licence", "EUPL-1.2", "licence"),
    ],
)
def test_what_breaks_the_standard_is_seen(path: str, value: object, said: str) -> None:
    changed = copy.deepcopy(_written())
    *above, last = path.split("/")
    place: Any = changed
    for key in above:
        place = place[key]
    place[last] = value
    with pytest.raises(ValidationError, match=re.escape(said)):
        PublicCode.model_validate(changed)


def test_an_address_that_is_none_says_so() -> None:
    """Until somebody publishes the code, its address can be no real one (RFC 2606)."""
    url = AnyUrl(_written()["url"])
    assert url.host is not None
    assert not url.host.endswith((".example", "example.com", "localhost"))
    if url.host.endswith(".invalid"):
        assert "has no public address yet" in FILE.read_text(encoding="utf-8")
