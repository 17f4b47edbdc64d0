package org.demeanor.adapt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.adapt.head.LinearHead;
import org.demeanor.adapt.head.TrainedHead;
import org.demeanor.bundling.BundleFolder;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.Sha256;
import org.demeanor.model.LabelMap;
import org.demeanor.model.ModelStore;
import org.demeanor.model.NetFile;
import org.demeanor.score.Emotion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a net with its new head as a bundle, with its card. */
final class AdaptedBundle {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final AdaptRequest request;
	private final BaseNet base;
	private final LabelledClips clips;
	private final TrainedHead trained;
	private final HeadCard card;

	AdaptedBundle(AdaptRequest request, BaseNet base, LabelledClips clips, TrainedHead trained, HeadCard card) {
		this.request = request;
		this.base = base;
		this.clips = clips;
		this.trained = trained;
		this.card = card;
	}

	/**
	 * Writes it, and makes it the stream's net in the folder's profile; where no label has a place among the seven, one beside the
	 * net that scores them.
	 *
	 * @throws StageException (stages model, report) if it cannot be written
	 */
	void write() throws StageException {
		LinearHead head = trained.calibrated();
		byte[] onnx = base.net().withHead(head.weights(), head.bias());
		ObjectNode json = json(onnx);
		BundleFolder folder = new BundleFolder(request.out());
		folder.refuseOthers(base.bundle().net().data());
		folder.prepare(base.store());
		base.copyData(folder);
		AtomicFile.write(folder.file(request.name() + ".onnx"), part -> Files.write(part, onnx));
		AtomicFile.writeText(folder.file(request.name() + ".md"), writer -> writer.write(markdown()));
		folder.writeJson(request.name(), json);
		folder.use(request.name(), request.base(), !hasPlace());
	}

	// -- Helper methods --

	private boolean hasPlace() {
		return card.labels().stream().anyMatch(label -> LabelMap.place(label).isPresent());
	}

	private ObjectNode json(byte[] onnx) throws StageException {
		ObjectNode json = base.description().put("name", request.name()).put("description", description());
		json.withObject("/onnx").put("file", request.name() + ".onnx").put("sha256", Sha256.of(onnx));
		for (String key : List.of("labels", "map", "output", "further", "validation", "training", "card"))
			json.remove(key);
		if (hasPlace()) {
			card.labels().forEach(json.putArray("labels")::add);
			json.putObject("output").put("name", base.net().probabilities()).put("activation", "none");
		}
		else {
			ArrayNode names = json.putArray("further").addObject().put("output", base.net().probabilities()).putArray("names");
			for (String label : card.labels())
				names.add(LabelMap.column(label).orElseThrow());
		}
		validation().ifPresent(values -> json.set("validation", values));
		json.putObject("training").put("data", clips.clips().size() + " clips of " + card.participants() + " participants from "
				+ name())
				.put("base", base.bundle().name()).put("base_sha256", base.bundle().sha256()).put("penalty", card.penalty())
				.put("temperature", card.temperature());
		ObjectNode judged = json.putObject("cross_validation").put("n", card.n()).put("participants", card.participants())
				.put("folds", card.folds()).put("top1", card.top1());
		judged.set("top1_ci95", MAPPER.valueToTree(card.top1Ci95()));
		card.baseTop1().ifPresent(share -> judged.put("base_top1", share));
		judged.put("expected_calibration_error", card.calibrationError());
		judged.set("confusion", MAPPER.valueToTree(card.confusion()));
		json.put("licence", request.licence().orElse("as that of " + base.bundle().name() + " and of the clips: "
				+ base.bundle().licence()));
		json.put("card", request.name() + ".md");
		return json;
	}

	/** What weighs the stream in a weighted fusion, where the head knows all seven; of several labels for one, the least. */
	private Optional<ObjectNode> validation() {
		Map<Emotion, Double> f1 = new LinkedHashMap<>();
		for (int label = 0; label < card.labels().size(); label++) {
			int number = label;
			LabelMap.place(card.labels().get(label)).ifPresent(emotion -> f1.merge(emotion, card.f1(number), Math::min));
		}
		if (f1.size() < Emotion.count())
			return Optional.empty();
		ObjectNode validation = MAPPER.createObjectNode().put("protocol", "participants left out in turn");
		ObjectNode values = validation.putObject("f1");
		for (Emotion emotion : Emotion.all())
			values.put(emotion.label(), f1.get(emotion));
		return Optional.of(validation);
	}

	private String description() {
		return base.bundle().name() + " with a head of our own for " + String.join(", ", card.labels());
	}

	/** The folder of the clips, without where it lies. */
	private String name() {
		return Path.of(clips.subject()).getFileName().toString();
	}

	private String markdown() {
		return "# " + request.name() + "\n\n" + description() + ", learnt from " + name() + " by `demeanor adapt`.\n\n- "
				+ String.join("\n- ", card.lines()) + "\n\n" + card.confusionTable()
				+ "\nEach answer is by a head that learnt from other participants only; its penalty was chosen among those. Answers are\n"
				+ "means over frames or windows, as `analyze` gives them. The temperature is fitted to these held-out answers; the head of\n"
				+ "the bundle learnt from all clips. This does not tell whether the base net itself has seen or heard these people before:\n"
				+ "see the card of `" + base.bundle().name() + "`.\n\nThe net's file begins with the " + base.bundle().sha256()
				+ " (SHA-256) of `" + base.bundle().onnxFile() + "`,\nunchanged; the head is behind it.\n";
	}

	/**
	 * @param labels of the clips
	 * @param models where the base net is
	 * @throws StageException (stage option) if the name cannot be that of a bundle, or is taken, or a label cannot be a column
	 */
	static void check(AdaptRequest request, List<String> labels, ModelStore models) throws StageException {
		Set<String> columns = new HashSet<>();
		for (String label : labels)
			if (LabelMap.place(label).isEmpty() && !LabelMap.column(label).map(columns::add).orElse(false))
				throw new StageException(Stage.OPTION, "label '" + label + "'", "gives no name for a column of its own: use other letters");
		if (!NetFile.isPlainName(request.name()))
			throw new StageException(Stage.OPTION, request.name(), "is no name of a bundle: letters, digits, . _ and -");
		if (new BundleFolder(request.out()).has(request.name(), models))
			throw new StageException(Stage.OPTION, request.out().toString(),
					"has a bundle '" + request.name() + "' already; give another name");
	}
}
