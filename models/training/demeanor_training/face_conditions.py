"""The command python -m demeanor_training.face_conditions: judges face nets on bad pictures and faces that speak."""

from .files.command import run
from .recipes.face_conditions import main

if __name__ == "__main__":
    run(main)
