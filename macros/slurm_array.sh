#!/bin/sh
#SBATCH --job-name=demeanor
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
# Analyses a folder of clips as an array job, a shard a task. From a checkout or an unpacked distribution:
#
#     sbatch macros/slurm_array.sh CLIPS OUT      one folder OUT/shard-N for each task
#     demeanor merge OUT/shard-* --out OUT/all    when all are done
#
# A task that was killed goes on where it was when it is submitted again: --resume does nothing in a new folder.
set -eu
: "${SLURM_ARRAY_TASK_ID:?run this with sbatch}"

exec "${DEMEANOR:-demeanor}" analyze "$1" --out "$2/shard-$SLURM_ARRAY_TASK_ID" --resume \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --jobs "${SLURM_CPUS_PER_TASK:-1}"
