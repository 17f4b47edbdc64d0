"""The command python -m demeanor_training.resnet: trains the reference's baseline on a frozen ResNet50."""

from .files.command import run
from .recipes.face_resnet50 import main

if __name__ == "__main__":
    run(main)
