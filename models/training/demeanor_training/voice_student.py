"""The command python -m demeanor_training.voice_student: the voice net that is shipped."""

from .files.command import run
from .recipes.voice_student import main

if __name__ == "__main__":
    run(main)
