package org.demeanor.annotation.praat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Seconds;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;

/**
 * Reads Praat's TextGrid in its long, short and chronological forms. A gap stays a gap, and so does an interval without a label;
 * a label of blanks is a label. Overlapping intervals are refused: Praat reads them, but then answers with the first.
 */
public final class TextGridReader {

	private static final String CHRONOLOGICAL = "Praat chronological TextGrid text file";
	private static final String INTERVALS = "IntervalTier";
	private static final String POINTS = "TextTier";

	/** BORIS writes this word for time without a state. */
	private static final String NO_STATE = "null";

	private final Path file;
	private final TextGridTokens tokens;
	private final List<String> names = new ArrayList<>();
	private final List<Boolean> intervalTiers = new ArrayList<>();
	private final List<List<Span>> spans = new ArrayList<>();
	private int next;
	private int unlabelled;

	private TextGridReader(Path file, TextGridTokens tokens) {
		this.file = file;
		this.tokens = tokens;
	}

	/** @throws StageException (stage annotation) if it is no whole TextGrid or intervals overlap */
	public static Annotations read(Path file) throws StageException {
		return new TextGridReader(file, TextGridTokens.of(AnnotationText.read(file))).read();
	}

	// -- Helper methods --

	private Annotations read() throws StageException {
		double end;
		String kind = text();
		if (kind.equals(CHRONOLOGICAL))
			end = readChronological();
		else if (kind.equals("ooTextFile") && text().equals("TextGrid"))
			end = readByTier();
		else
			throw AnnotationText.problem(file, "is no TextGrid of Praat");
		List<Tier> tiers = new ArrayList<>();
		for (int tier = 0; tier < names.size(); tier++) {
			Tier sorted = new Tier(names.get(tier), "", spans.get(tier));
			if (intervalTiers.get(tier))
				refuseOverlap(sorted);
			tiers.add(sorted);
		}
		return new Annotations(tiers, end, unlabelled == 0 ? List.of() : List.of("intervals without a label: " + unlabelled));
	}

	/** The number of tiers is not trusted: BORIS counts people there, not tiers. */
	private double readByTier() throws StageException {
		number();
		double end = number();
		if (next < tokens.count() && !tokens.isText(next))
			number();
		while (next < tokens.count()) {
			addTier();
			int tier = names.size() - 1;
			int count = (int) number();
			for (int i = 0; i < count; i++)
				addSpan(tier);
		}
		return end;
	}

	private double readChronological() throws StageException {
		number();
		double end = number();
		int tiers = (int) number();
		for (int i = 0; i < tiers; i++)
			addTier();
		while (next < tokens.count()) {
			int tier = (int) number() - 1;
			if (tier < 0 || tier >= names.size())
				throw AnnotationText.problem(file, "names tier " + (tier + 1) + " of " + names.size());
			addSpan(tier);
		}
		return end;
	}

	private void addTier() throws StageException {
		String kind = text();
		if (!kind.equals(INTERVALS) && !kind.equals(POINTS))
			throw AnnotationText.problem(file, "has a tier of the unknown kind '" + kind + "'");
		intervalTiers.add(kind.equals(INTERVALS));
		names.add(text());
		spans.add(new ArrayList<>());
		number();
		number();
	}

	private void addSpan(int tier) throws StageException {
		double start = number();
		double end = intervalTiers.get(tier) ? number() : start;
		String label = text();
		if (end < start)
			throw AnnotationText.problem(file, "has an interval that ends before it begins: " + start + " to " + end);
		boolean nothing = intervalTiers.get(tier) && (label.isEmpty() || label.equals(NO_STATE));
		if (nothing)
			unlabelled++;
		else
			spans.get(tier).add(new Span(start, end, label));
	}

	private void refuseOverlap(Tier tier) throws StageException {
		for (int i = 1; i < tier.spans().size(); i++) {
			Span before = tier.spans().get(i - 1);
			Span after = tier.spans().get(i);
			if (after.startSeconds() < before.endSeconds())
				throw AnnotationText.problem(file, "tier '" + tier.name() + "': the intervals " + words(before) + " and "
						+ words(after) + " overlap");
		}
	}

	private static String words(Span span) {
		return "'" + span.label() + "' (" + Seconds.text(span.startSeconds()) + " to " + Seconds.text(span.endSeconds()) + ")";
	}

	private String text() throws StageException {
		return take(true);
	}

	private double number() throws StageException {
		String word = take(false);
		double number = word.endsWith("%") ? Double.parseDouble(word.substring(0, word.length() - 1)) / 100
				: Double.parseDouble(word);
		if (!Double.isFinite(number))
			throw AnnotationText.problem(file, "has the number " + word + ", which is too large");
		return number;
	}

	private String take(boolean text) throws StageException {
		if (next >= tokens.count())
			throw AnnotationText.problem(file, next == 0 ? "is no TextGrid of Praat" : "ends too early");
		if (tokens.isText(next) != text)
			throw AnnotationText.problem(file, "has '" + tokens.word(next) + "' where a " + (text ? "text" : "number")
					+ " should be");
		return tokens.word(next++);
	}
}
