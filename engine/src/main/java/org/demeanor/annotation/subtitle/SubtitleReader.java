package org.demeanor.annotation.subtitle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;

/**
 * Reads SubRip and WebVTT. Cues come out in order of time and may overlap; each speaker of a WebVTT cue has a tier. Fractions of
 * one to three digits count as thousandths, as most players take them.
 */
public final class SubtitleReader {

	private static final String TIME = "\\s*(?:(\\d{1,6}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?";
	private static final Pattern TIMING = Pattern.compile(TIME + "\\s*-->" + TIME + ".*");
	private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]*)>");
	private static final Pattern TAG = Pattern.compile("</?[a-zA-Z0-9][^>]*>");
	private static final String NOBODY = "";

	private final Path file;
	private final Map<String, List<Span>> bySpeaker = new LinkedHashMap<>();
	private final List<String> remarks = new ArrayList<>();
	private double end;
	private int empty;
	private int shortFractions;

	private SubtitleReader(Path file) {
		this.file = file;
	}

	/** @throws StageException (stage annotation) if it holds no cue or a time of the wrong form */
	public static Annotations read(Path file) throws StageException {
		return new SubtitleReader(file).parse(AnnotationText.read(file));
	}

	// -- Helper methods --

	private Annotations parse(String content) throws StageException {
		boolean cues = false;
		for (String block : content.replace("\uFEFF", "").replaceAll("\\r\\n?", "\n").split("\n(?:[ \\t]*\n)+")) {
			if (block.strip().startsWith("WEBVTT") && block.contains("X-TIMESTAMP-MAP"))
				remarks.add("X-TIMESTAMP-MAP is ignored");
			if (!block.matches("(?s)\\s*(STYLE|NOTE|REGION)\\b.*"))
				cues |= readCue(block.strip().lines().toList());
		}
		if (!cues)
			throw AnnotationText.problem(file, "holds no subtitle");
		if (empty > 0)
			remarks.add("subtitles without a text: " + empty);
		if (shortFractions > 0)
			remarks.add("times with fewer than three digits behind the point, taken as thousandths: " + shortFractions);
		List<Tier> tiers = bySpeaker.entrySet().stream()
				.map(speaker -> new Tier(speaker.getKey().isEmpty() ? "subtitles" : speaker.getKey(), speaker.getKey(),
						speaker.getValue()))
				.toList();
		return new Annotations(tiers, end, remarks);
	}

	/** Returns whether the block is a cue. */
	private boolean readCue(List<String> lines) throws StageException {
		for (int line = 0; line < Math.min(2, lines.size()); line++) {
			Matcher timing = TIMING.matcher(lines.get(line));
			if (timing.matches()) {
				double start = seconds(timing, 1);
				double stop = seconds(timing, 5);
				if (stop < start)
					throw AnnotationText.problem(file, "has a subtitle that ends before it begins: " + lines.get(line).strip());
				addCue(start, stop, String.join(" ", lines.subList(line + 1, lines.size())));
				return true;
			}
			if (lines.get(line).contains("-->"))
				throw AnnotationText.problem(file, "has a subtitle without readable times: " + lines.get(line).strip());
		}
		return false;
	}

	private void addCue(double start, double stop, String text) {
		end = Math.max(end, stop);
		Matcher voice = VOICE.matcher(text);
		String speaker = NOBODY;
		int from = 0;
		boolean said = false;
		while (voice.find()) {
			said |= add(speaker, start, stop, text.substring(from, voice.start()));
			speaker = entities(voice.group(1).strip());
			from = voice.end();
		}
		said |= add(speaker, start, stop, text.substring(from));
		if (!said)
			empty++;
	}

	private boolean add(String speaker, double start, double stop, String text) {
		String label = entities(TAG.matcher(text).replaceAll("")).strip();
		if (label.isEmpty())
			return false;
		bySpeaker.computeIfAbsent(speaker, name -> new ArrayList<>()).add(new Span(start, stop, label));
		return true;
	}

	private double seconds(Matcher timing, int group) throws StageException {
		String hours = timing.group(group);
		String fraction = timing.group(group + 3);
		if (fraction != null && fraction.length() > 3)
			throw AnnotationText.problem(file, "has a time with more than three digits behind the point; players read it in "
					+ "different ways: " + timing.group().strip());
		if (fraction != null && fraction.length() < 3)
			shortFractions++;
		return (hours == null ? 0 : Long.parseLong(hours) * 3600.) + Integer.parseInt(timing.group(group + 1)) * 60
				+ Integer.parseInt(timing.group(group + 2)) + (fraction == null ? 0 : Integer.parseInt(fraction) / 1000.);
	}

	private static String entities(String text) {
		return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
	}
}
