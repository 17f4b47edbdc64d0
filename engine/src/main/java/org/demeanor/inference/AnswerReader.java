package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.model.Activation;
import org.demeanor.model.ClassOutput;
import org.demeanor.model.FurtherOutput;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.SpeechOutput;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/** Turns the numbers of a net into answers, as its description says. For any thread. */
final class AnswerReader {

	private final ModelBundle bundle;

	AnswerReader(ModelBundle bundle) {
		this.bundle = bundle;
	}

	/** How many numbers an item must have at least in an output. */
	int columns(String output) {
		int columns = bundle.classes().filter(classes -> classes.name().equals(output))
				.map(classes -> classes.from() + classes.labels().count()).orElse(0);
		for (FurtherOutput further : bundle.further())
			if (further.name().equals(output))
				columns = Math.max(columns, further.from() + further.names().size());
		if (bundle.unfamiliarOutput().filter(output::equals).isPresent())
			columns = Math.max(columns, 1);
		return Math.max(columns, bundle.speech().filter(speech -> speech.name().equals(output)).map(SpeechOutput::steps).orElse(0));
	}

	/**
	 * @param outputs name to the numbers of all items, one item after another
	 * @param items as many as were asked for; there may be numbers of more
	 * @param batch number of items that the numbers are of
	 * @throws StageException (stage model) if they are not finite, or no probabilities where such belong
	 */
	List<NetAnswer> answers(Map<String, FloatBuffer> outputs, int items, int batch) throws StageException {
		List<NetAnswer> answers = new ArrayList<>();
		for (int item = 0; item < items; item++)
			answers.add(answer(outputs, item, batch));
		return answers;
	}

	// -- Helper methods --

	private NetAnswer answer(Map<String, FloatBuffer> outputs, int item, int batch) throws StageException {
		double[] further = new double[bundle.furtherNames().size()];
		int next = 0;
		Optional<Scores> scores = Optional.empty();
		if (bundle.classes().isPresent()) {
			ClassOutput classes = bundle.classes().get();
			float[] numbers = numbers(outputs.get(classes.name()), item, batch, classes.from(), classes.labels().count());
			double[] exact = new double[numbers.length];
			for (int i = 0; i < exact.length; i++)
				exact[i] = numbers[i];
			ClassScores said = ClassScores.of(classes, exact, bundle.onnxFile());
			scores = Optional.of(said.seven());
			for (double elsewhere : said.elsewhere())
				further[next++] = elsewhere;
		}
		for (FurtherOutput output : bundle.further())
			for (float number : numbers(outputs.get(output.name()), item, batch, output.from(), output.names().size()))
				further[next++] = output.activation() == Activation.SIGMOID ? Activation.sigmoid(number) : number;
		float[] speech = {};
		if (bundle.speech().isPresent())
			speech = shares(numbers(outputs.get(bundle.speech().get().name()), item, batch, 0, bundle.speech().get().steps()),
					"a probability of speech");
		OptionalDouble unfamiliar = OptionalDouble.empty();
		if (bundle.unfamiliarOutput().isPresent())
			unfamiliar = OptionalDouble.of(shares(numbers(outputs.get(bundle.unfamiliarOutput().get()), item, batch, 0, 1),
					"its share of the unfamiliar")[0]);
		return new NetAnswer(scores, speech, unfamiliar,
				next == 0 ? NamedValues.NONE : NamedValues.of(bundle.furtherNames(), further));
	}

	private float[] numbers(FloatBuffer all, int item, int batch, int from, int count) throws StageException {
		float[] numbers = new float[count];
		all.get(item * (all.limit() / batch) + from, numbers);
		for (float number : numbers)
			if (!Float.isFinite(number))
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "gives scores that are not finite");
		return numbers;
	}

	/** The same numbers if each is in 0..1. */
	private float[] shares(float[] numbers, String what) throws StageException {
		for (float number : numbers)
			if (!(number >= 0 && number <= 1))
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "gives " + number + " as " + what + ", which is not in 0..1");
		return numbers;
	}
}
