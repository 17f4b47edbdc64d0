package org.demeanor.annotation.subtitle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Seconds;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.file.AtomicFile;

/**
 * Writes SubRip subtitles: one cue for each span, in order of time, with three digits of a second, which is all that
 * readers agree on.
 */
public final class SubtitleWriter {

	/** A cue and whom it is about. */
	private record Cue(String tier, Span span) {}

	private SubtitleWriter() {}

	/** @throws StageException (stage report) if it cannot be written */
	public static void write(Path file, Annotations annotations) throws StageException {
		List<Cue> cues = new ArrayList<>();
		for (Tier tier : annotations.tiers())
			for (Span span : tier.spans())
				if (!span.label().isEmpty() && Seconds.millis(span.endSeconds()) > Seconds.millis(span.startSeconds()))
					cues.add(new Cue(tier.name(), span));
		cues.sort(Comparator.comparingDouble((Cue cue) -> cue.span().startSeconds())
				.thenComparingDouble(cue -> cue.span().endSeconds()).thenComparing(Cue::tier));
		AtomicFile.writeText(file, writer -> {
			for (int i = 0; i < cues.size(); i++) {
				Span span = cues.get(i).span();
				writer.write((i + 1) + "\n" + time(span.startSeconds()) + " --> " + time(span.endSeconds()) + "\n"
						+ plain(cues.get(i).tier() + ": " + span.label()) + "\n\n");
			}
		});
	}

	// -- Helper methods --

	private static String time(double seconds) {
		long millis = Seconds.millis(seconds);
		return String.format(Locale.ROOT, "%02d:%02d:%02d,%03d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60,
				millis % 1000);
	}

	/** Players take angle brackets and braces for tags, and an empty line for the end of a cue. */
	private static String plain(String text) {
		return text.replaceAll("\\s*\\R\\s*", " ").replace('<', '[').replace('>', ']').replace('{', '[').replace('}', ']').strip();
	}
}
