"""The command python -m demeanor_training.face_robust: trains our face net on, towards bad pictures and photographs."""

from .files.command import run
from .recipes.face_robust import main

if __name__ == "__main__":
    run(main)
