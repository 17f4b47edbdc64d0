package org.demeanor.annotation.praat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a TextGrid as Praat's own reader does: only quoted texts and numbers that stand free count. Names, equals signs and
 * indices in brackets are decoration, which is why the long and the short form read alike.
 *
 * @param texts whether each token is a text
 * @param words a text without its quotes, or a number's digits
 */
record TextGridTokens(List<Boolean> texts, List<String> words) {

	/** A label may run over several lines, and holds a quote as two. An exclamation mark begins a comment. */
	private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"]++|\"\")*+)\"|![^\\r\\n]*|[^\\s\"]+");
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?%?");

	static TextGridTokens of(String content) {
		List<Boolean> texts = new ArrayList<>();
		List<String> words = new ArrayList<>();
		Matcher token = TOKEN.matcher(content);
		while (token.find()) {
			String text = token.group(1);
			if (text != null || NUMBER.matcher(token.group()).matches()) {
				texts.add(text != null);
				words.add(text != null ? text.replace("\"\"", "\"") : token.group());
			}
		}
		return new TextGridTokens(texts, words);
	}

	int count() {
		return words.size();
	}

	boolean isText(int index) {
		return texts.get(index);
	}

	String word(int index) {
		return words.get(index);
	}
}
