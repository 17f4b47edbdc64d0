package org.demeanor.batch.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.file.Sha256;

/** The inputs of a run in run.json. */
public final class RunInputs {

	private RunInputs() {}

	/** Each clip's name and file, in order. */
	public static List<Map<String, String>> list(List<RunInput> inputs) {
		return inputs.stream().map(input -> {
			Map<String, String> clip = new LinkedHashMap<>();
			clip.put("clip", input.clip().name());
			clip.put("path", input.clip().path().toString());
			return clip;
		}).toList();
	}

	/** Their number, and a fingerprint by which the shards of one run recognise each other. */
	public static Map<String, Object> digest(List<RunInput> inputs) {
		MessageDigest digest = Sha256.digest();
		for (RunInput input : inputs)
			digest.update((input.clip().name() + '\0' + input.clip().path() + '\0').getBytes(StandardCharsets.UTF_8));
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("count", inputs.size());
		all.put("sha256", HexFormat.of().formatHex(digest.digest()));
		return all;
	}
}
