package org.demeanor.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What decides the numbers of a run: its version, options and models. Only a run of the same may go on with its rows. */
public final class Origin {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private Origin() {}

	/**
	 * Compares a run with an earlier one.
	 *
	 * @param folder of both
	 * @param now what decides this run's numbers, by names of run.json
	 * @param then the same of the earlier run, as json
	 * @throws StageException (stage report) if they differ; it names in what
	 */
	public static void check(String folder, Map<String, ?> now, String then) throws StageException {
		List<String> differences = new ArrayList<>();
		try {
			addDifferences("", MAPPER.readTree(MAPPER.writeValueAsString(now)), MAPPER.readTree(then), differences);
		}
		catch (JsonProcessingException damaged) {
			differences.add("everything");
		}
		if (!differences.isEmpty())
			throw new StageException(Stage.REPORT, folder, "holds a run that differs in " + String.join(", ", differences)
					+ "; resume with the same or choose another folder");
	}

	private static void addDifferences(String name, JsonNode now, JsonNode then, List<String> to) {
		if (now.isObject() && then.isObject())
			for (Map.Entry<String, JsonNode> field : now.properties())
				addDifferences(field.getKey(), field.getValue(), then.path(field.getKey()), to);
		else if (!now.equals(then))
			to.add(name);
	}
}
