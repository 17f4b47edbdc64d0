#!/usr/bin/env Rscript
# Draws the usual figure of a run: each emotion's fused score over time, and the share of time per label below.
#
#     Rscript plot_timeline.R RESULTS FIGURE.png [CLIP]
#
# RESULTS is the folder of `demeanor analyze`; without CLIP it is the first clip. Needs nothing but R.

emotions <- c("angry", "calm", "disgust", "fear", "happy", "sad", "surprise")

fail <- function(line) {
  message(line)
  quit(save = "no", status = 1)
}

# No text stands for a missing one: a clip may be called NA.
table_of <- function(file, ...) {
  unreadable <- function(why) fail(paste0(file, ": cannot be read: ", conditionMessage(why)))
  tryCatch(read.csv(file, na.strings = character(), ...), warning = unreadable, error = unreadable)
}

# A clip's name without the apostrophe that keeps a spreadsheet from running it.
names_of <- function(cells) sub("^'('*[=+@-])", "\\1", cells)

# The person who is seen most, NA if nobody is, and the steps about that person: others' voices are left out. Steps without
# a person have no number. Of persons on equally many frames it is the one who is larger there, then the first; boxes is the
# clip's table of frames, which is read only then.
about_one <- function(steps, boxes) {
  frames <- tapply(steps$frames, steps$person, sum)
  most <- names(frames)[frames == max(frames, 0)]
  if (length(most) > 1) most <- names(which.max(tapply(boxes$width * boxes$height, factor(boxes$face, most), sum, default = 0)))
  person <- if (length(most) > 0) as.integer(most[1]) else NA
  own <- ifelse(is.na(steps$person), steps$speaker %in% c(NA, "", person), steps$person %in% person)
  list(person = person, steps = steps[own, ])
}

draw <- function(figure, clip, steps, shares) {
  # A % in the name would number the pages.
  png(gsub("%", "%%", figure, fixed = TRUE), width = 1200, height = 900, res = 150)
  layout(matrix(1:2), heights = c(2, 1))
  par(mar = c(4, 4, 2, 1))
  colours <- palette.colors(7, "Okabe-Ito")
  matplot((steps$time_s + steps$end_s) / 2, steps[emotions], type = "l", lty = 1, col = colours, ylim = c(0, 1),
          xlab = "Time (s)", ylab = "Fused score", main = clip)
  legend("top", emotions, col = colours, lty = 1, ncol = 4, bty = "n", cex = .8)
  barplot(shares, names.arg = emotions, ylim = c(0, 1), ylab = "Share of time", cex.names = .8)
  dev.off()
}

main <- function(arguments) {
  if (!length(arguments) %in% 2:3) fail("Rscript plot_timeline.R RESULTS FIGURE.png [CLIP]")
  results <- arguments[1]
  summaries <- file.path(results, "summary.csv")
  if (!file.exists(summaries)) fail(paste0(results, ": no summary.csv"))
  summary <- table_of(summaries, colClasses = c(clip = "character", segment = "character"))
  summary$clip <- names_of(summary$clip)
  clip <- c(arguments[-(1:2)], summary$clip, "any clip")[1]
  timeline <- file.path(results, paste0(clip, ".timeline.csv"))
  if (!clip %in% summary$clip || !file.exists(timeline)) fail(paste0(results, ": no timeline of ", clip))
  found <- about_one(table_of(timeline), table_of(file.path(results, paste0(clip, ".frames.csv"))))
  whole <- summary[summary$clip == clip & summary$segment == "" & summary$stream == "fused" &
                   summary$person %in% found$person, ]
  shares <- whole$share[match(emotions, whole$emotion)]
  draw(arguments[2], clip, found$steps, shares)
  cat(sprintf("%s %.6f\n", emotions, shares), sep = "")
}

if (sys.nframe() == 0)
  tryCatch(main(commandArgs(trailingOnly = TRUE)), error = function(wrong) fail(conditionMessage(wrong)))
