#!/bin/sh
#SBATCH --job-name=demeanor
#SBATCH --ntasks=16
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=2G
#SBATCH --time=04:00:00
#SBATCH --signal=TERM@300
# Analyses a folder of clips as one job of many tasks, a shard a task, started by srun:
#
#     sbatch macros/slurm_srun.sh CLIPS OUT       one folder OUT/shard-N for each task
#     demeanor merge OUT/shard-* --out OUT/all    when all are done
#
# Five minutes before the time limit srun and SLURM's daemon both send the tasks a signal: they take the two for one, finish
# the clips in hand and begin no others. Submit it again to go on; --resume does nothing in a new folder.
set -eu
: "${SLURM_NTASKS:?run this with sbatch}"
export SLURM_NTASKS

# shellcheck disable=SC2016 # SLURM_PROCID is known in the task alone
exec srun --kill-on-bad-exit=0 sh -c 'task=$((SLURM_PROCID + 1))
exec "${DEMEANOR:-demeanor}" analyze "$1" --out "$2/shard-$task" --resume --shard "$task/$SLURM_NTASKS" \
    --jobs "${SLURM_CPUS_PER_TASK:-1}"' demeanor "$1" "$2"
