"""Where nets are trained, and in which precision."""

import functools

import torch


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def autocast(where: torch.device, suits: bool = False) -> torch.autocast:
    """Convolutions in bfloat16 where that is faster.

    :param suits: whether the net is known to gain on any CPU that has instructions for it
    """
    return torch.autocast(where.type, dtype=torch.bfloat16,
                          enabled=_multiplies_bfloat16(where) or suits and has_bfloat16_instructions())


@functools.cache
def _multiplies_bfloat16(where: torch.device) -> bool:
    """GPUs, and CPUs with matrix units. One of two CPUs without them was twice as fast in bfloat16, the other half."""
    return where.type == "cuda" or bool(torch.cpu.get_capabilities().get("amx_bf16"))


@functools.cache
def has_bfloat16_instructions() -> bool:
    """Whether this CPU multiplies bfloat16 at all: an EPYC with AVX-512 alone learns the voice net twice as fast in it."""
    told = torch.cpu.get_capabilities()
    return bool(told.get("amx_bf16") or told.get("avx512_bf16"))
