package org.demeanor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.demeanor.StageException;

/**
 * The files of a net.
 *
 * @param name of the ONNX file, beside the json
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param data name to SHA-256 of the files with the tensors that the ONNX file keeps elsewhere; mostly empty
 */
public record NetFile(String name, String sha256, Map<String, String> data) {

	private static final String PLAIN_NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
	private static final String SHA_256 = "[0-9a-f]{64}";

	public NetFile {
		data = Map.copyOf(data);
	}

	/** @throws StageException (stage model) if a value is missing or no plain name, or no SHA-256 */
	static NetFile of(JsonSection onnx) throws StageException {
		Map<String, String> data = new LinkedHashMap<>();
		if (onnx.has("data")) {
			JsonSection files = onnx.section("data");
			for (String name : files.keys()) {
				if (!isPlainName(name))
					throw files.wrong(name, "named by a plain file name");
				data.put(name, sha256(files, name));
			}
		}
		String name = onnx.text("file");
		if (!isPlainName(name))
			throw onnx.wrong("file", "a plain file name");
		return new NetFile(name, sha256(onnx, "sha256"), data);
	}

	/** Whether a bundle or one of its files can have this name: letters, digits, . _ and -, a letter or digit first. */
	public static boolean isPlainName(String name) {
		return name.matches(PLAIN_NAME);
	}

	/** The names of all files, the ONNX file first. */
	public List<String> all() {
		return Stream.concat(Stream.of(name), new ArrayList<>(data.keySet()).stream().sorted()).toList();
	}

	private static String sha256(JsonSection json, String key) throws StageException {
		String sha256 = json.text(key);
		if (!sha256.matches(SHA_256))
			throw json.wrong(key, "64 lower-case hexadecimal digits");
		return sha256;
	}
}
