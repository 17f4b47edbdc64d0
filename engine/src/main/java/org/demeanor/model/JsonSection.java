package org.demeanor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.demeanor.Stage;
import org.demeanor.StageException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object of a model's json, read strictly: a missing key or a wrong type is a {@link StageException} (stage model)
 * that names the file and the key.
 */
public final class JsonSection {

	private final String subject;
	private final String path;
	private final JsonNode node;
	/** The paths of all keys that somebody has asked for, in the whole json; bundles are read by many threads. */
	private final Set<String> asked;

	/**
	 * The root of a json.
	 *
	 * @param subject names the file in messages
	 * @throws StageException (stage model) if it is no object
	 */
	public static JsonSection of(String subject, JsonNode json) throws StageException {
		if (json == null || !json.isObject())
			throw new StageException(Stage.MODEL, subject, "is not a json object");
		return new JsonSection(subject, "", json, ConcurrentHashMap.newKeySet());
	}

	private JsonSection(String subject, String path, JsonNode node, Set<String> asked) {
		this.subject = subject;
		this.path = path;
		this.node = node;
		this.asked = asked;
	}

	/** An object within this one. */
	public JsonSection section(String key) throws StageException {
		JsonNode child = require(key);
		if (!child.isObject())
			throw wrong(key, "an object");
		return new JsonSection(subject, path + key + ".", child, asked);
	}

	/** A text. */
	public String text(String key) throws StageException {
		JsonNode child = require(key);
		if (!child.isTextual())
			throw wrong(key, "a text");
		return child.textValue();
	}

	/** A text from a list of allowed ones. */
	public String oneOf(String key, String... allowed) throws StageException {
		String text = text(key);
		for (String choice : allowed)
			if (choice.equals(text))
				return text;
		throw wrong(key, "one of " + String.join(", ", allowed));
	}

	/** A finite number. */
	public double number(String key) throws StageException {
		return finite(key, require(key));
	}

	/** A finite number above 0. */
	public double positive(String key) throws StageException {
		double value = number(key);
		if (value <= 0)
			throw wrong(key, "above 0");
		return value;
	}

	/** A finite number of at least 0. */
	public double notNegative(String key) throws StageException {
		double value = number(key);
		if (value < 0)
			throw wrong(key, "not negative");
		return value;
	}

	/** A whole number, not negative. */
	public int count(String key) throws StageException {
		JsonNode child = require(key);
		if (!child.isIntegralNumber() || !child.canConvertToInt() || child.intValue() < 0)
			throw wrong(key, "a whole number, not negative");
		return child.intValue();
	}

	/** A list of finite numbers. */
	public double[] numbers(String key) throws StageException {
		JsonNode child = require(key);
		if (!child.isArray())
			throw wrong(key, "a list of numbers");
		double[] values = new double[child.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = finite(key, child.get(i));
		return values;
	}

	/** A list of lists of finite numbers. */
	public List<double[]> rows(String key) throws StageException {
		JsonNode child = require(key);
		List<double[]> rows = new ArrayList<>();
		if (!child.isArray())
			throw wrong(key, "a list of lists of numbers");
		for (JsonNode row : child) {
			if (!row.isArray())
				throw wrong(key, "a list of lists of numbers");
			double[] values = new double[row.size()];
			for (int i = 0; i < values.length; i++)
				values[i] = finite(key, row.get(i));
			rows.add(values);
		}
		return rows;
	}

	/** All of it, as it stands in the file. */
	public JsonNode json() {
		return node.deepCopy();
	}

	/** Whether the key exists. */
	public boolean has(String key) {
		asked.add(path + key);
		return node.hasNonNull(key);
	}

	/** The keys, in the order of the file. */
	public List<String> keys() {
		List<String> keys = new ArrayList<>();
		node.fieldNames().forEachRemaining(keys::add);
		return keys;
	}

	/** The keys that nobody has asked for so far, also within objects, as {@code key.key}. */
	public List<String> unread() {
		List<String> unread = new ArrayList<>();
		for (String key : keys())
			if (!asked.contains(path + key))
				unread.add(key);
			else if (node.get(key).isObject())
				new JsonSection(subject, path + key + ".", node.get(key), asked).unread().forEach(inside -> unread.add(key + "." + inside));
		return unread;
	}

	/** A list of objects. */
	public List<JsonSection> sections(String key) throws StageException {
		JsonNode child = require(key);
		if (!child.isArray())
			throw wrong(key, "a list of objects");
		List<JsonSection> sections = new ArrayList<>();
		for (JsonNode item : child) {
			if (!item.isObject())
				throw wrong(key, "a list of objects");
			sections.add(new JsonSection(subject, path + key + "[" + sections.size() + "].", item, asked));
		}
		return sections;
	}

	/** A text from a list of allowed ones; the first of them where the key does not exist. */
	public String oneOfOrFirst(String key, String... allowed) throws StageException {
		return has(key) ? oneOf(key, allowed) : allowed[0];
	}

	/** A finite number, or another one where the key does not exist. */
	public double numberOr(String key, double other) throws StageException {
		return has(key) ? number(key) : other;
	}

	/** A whole number, not negative, or another one where the key does not exist. */
	public int countOr(String key, int other) throws StageException {
		return has(key) ? count(key) : other;
	}

	/** A truth value; false where the key does not exist. */
	public boolean flag(String key) throws StageException {
		if (!has(key))
			return false;
		if (!node.get(key).isBoolean())
			throw wrong(key, "true or false");
		return node.get(key).booleanValue();
	}

	/** A list of texts. */
	public List<String> texts(String key) throws StageException {
		JsonNode child = require(key);
		if (!child.isArray())
			throw wrong(key, "a list of texts");
		List<String> values = new ArrayList<>();
		for (JsonNode item : child) {
			if (!item.isTextual())
				throw wrong(key, "a list of texts");
			values.add(item.textValue());
		}
		return values;
	}

	/** The error for a value that is out of range. */
	public StageException wrong(String key, String expected) {
		return new StageException(Stage.MODEL, subject, "'" + path + key + "' must be " + expected);
	}

	private JsonNode require(String key) throws StageException {
		asked.add(path + key);
		JsonNode child = node.get(key);
		if (child == null || child.isNull())
			throw new StageException(Stage.MODEL, subject, "'" + path + key + "' is missing");
		return child;
	}

	private double finite(String key, JsonNode value) throws StageException {
		if (!value.isNumber() || !Double.isFinite(value.doubleValue()))
			throw wrong(key, "a finite number");
		return value.doubleValue();
	}
}
