"""What a bundle says about its net besides figures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Description:
    """Facts for the json and the card."""

    name: str
    stream: str
    description: str
    input_shape: list[int]
    preprocessing: dict
    protocol: str
    data: str
    command: str
    #: One for each net in it.
    seeds: list[int]
    epochs: int
    licence: str
    card: str
    #: Divides the logits; fitted on cross-validated ones.
    temperature: float = 1.0
    #: How the scores are calibrated where the net does it itself.
    calibrated: str = ""
    #: What the card says before the results, Markdown.
    first: str = ""
    #: Names of what the net gives, in order.
    outputs: tuple[str, ...] = ("logits",)
    #: Whether weights are rounded to what float16 can hold.
    rounded: bool = False
    #: For the json: the output that tells where speech is, its steps, and what counts as speech.
    speech: dict | None = None
    #: For the json: the output that tells how unlike the training an item is.
    unfamiliar: dict | None = None
