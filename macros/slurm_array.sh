#!/bin/sh
#SBATCH --job-name=demeanor
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --signal=B:TERM@300
# Analyses a folder of clips as an array job, a shard a task. From a checkout or an unpacked distribution:
#
#     sbatch macros/slurm_array.sh CLIPS OUT      one folder OUT/shard-N for each task
#     demeanor merge OUT/shard-* --out OUT/all    when all are done
#
# Five minutes before the time limit the task gets a signal (B: this script itself does): it finishes the clips in hand
# and begins no others. Submit it again to go on; --resume does nothing in a new folder.
set -eu
: "${SLURM_ARRAY_TASK_ID:?run this with sbatch}"

exec "${DEMEANOR:-demeanor}" analyze "$1" --out "$2/shard-$SLURM_ARRAY_TASK_ID" --resume \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --jobs "${SLURM_CPUS_PER_TASK:-1}"
