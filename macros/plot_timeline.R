#!/usr/bin/env Rscript
# Draws the usual figure of a run: each emotion's fused score over time, and the share of time per label below.
#
#     Rscript plot_timeline.R RESULTS FIGURE.png [CLIP]
#
# RESULTS is the folder of `demeanor analyze`; without CLIP it is the first clip. Needs nothing but R.

arguments <- commandArgs(trailingOnly = TRUE)
if (!length(arguments) %in% 2:3) stop("Rscript plot_timeline.R RESULTS FIGURE.png [CLIP]")
emotions <- c("angry", "calm", "disgust", "fear", "happy", "sad", "surprise")
summary <- read.csv(file.path(arguments[1], "summary.csv"), colClasses = c(clip = "character", segment = "character"))
clip <- if (length(arguments) == 3) arguments[3] else summary$clip[1]
table <- file.path(arguments[1], paste0(clip, ".timeline.csv"))
if (!file.exists(table)) stop(table, ": no such timeline")
steps <- read.csv(table)

# The person who is seen most. Steps without a person have no number; of these, others' voices are left out.
frames <- tapply(steps$frames, steps$person, sum)
person <- if (length(frames) > 0) as.integer(names(which.max(frames))) else NA
steps <- steps[ifelse(is.na(steps$person), steps$speaker %in% c(NA, "", person), steps$person %in% person), ]
whole <- summary[summary$clip == clip & summary$segment == "" & summary$stream == "fused" & summary$person %in% person, ]
shares <- whole$share[match(emotions, whole$emotion)]

png(arguments[2], width = 1200, height = 900, res = 150)
layout(matrix(1:2), heights = c(2, 1))
par(mar = c(4, 4, 2, 1))
colours <- palette.colors(7, "Okabe-Ito")
matplot((steps$time_s + steps$end_s) / 2, steps[emotions], type = "l", lty = 1, col = colours, ylim = c(0, 1),
        xlab = "Time (s)", ylab = "Fused score", main = clip)
legend("top", emotions, col = colours, lty = 1, ncol = 4, bty = "n", cex = .8)
barplot(shares, names.arg = emotions, ylim = c(0, 1), ylab = "Share of time", cex.names = .8)
invisible(dev.off())
cat(sprintf("%s %.6f\n", emotions, shares), sep = "")
