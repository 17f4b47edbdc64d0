package org.demeanor.batch.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelStore;
import org.demeanor.report.ClipOutput;
import org.demeanor.score.Scores;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * The messages between driver and worker process: json, each after a mark and its length. Doubles arrive exactly, so
 * that a row does not depend on the process that made it.
 */
final class WorkerProtocol {

	/** The driver's first message: all that a worker needs. {@code listed} is null if every net may be loaded. */
	record Setup(Settings settings, String models, Set<String> listed, int threads, Limits limits, String out,
			List<ClipOutput> outputs, long memoryBytes, String logLevel) {

		ModelStore store() {
			if (models == null)
				return ModelStore.bundled();
			return listed == null ? ModelStore.of(Path.of(models)) : ModelStore.listed(Path.of(models), listed);
		}
	}

	/** The worker's first message; {@code refusal} is null if it can work. */
	record Hello(String device, Map<String, String> models, Map<String, String> descriptions, StageException refusal) {}

	/**
	 * A clip to analyse or to draw.
	 *
	 * @param row of {@code clips.csv} by which it is drawn; null if it is to be analysed
	 */
	record Request(String name, String path, List<String> row) {

		static Request analyze(ClipFile clip) {
			return new Request(clip.name(), clip.path().toString(), null);
		}

		static Request draw(ClipFile clip, List<String> row) {
			return new Request(clip.name(), clip.path().toString(), List.copyOf(row));
		}

		ClipFile clip() {
			return new ClipFile(name, Path.of(path));
		}
	}

	/**
	 * What is told of a clip: first how long it is, then what came of it.
	 *
	 * @param lengthSeconds 0 if it does not say
	 * @param result null at first
	 * @param stageSeconds that each stage took since the result before, of those that took any; none at first
	 * @param memoryBytes that the worker uses
	 */
	record Answer(String clip, double lengthSeconds, ClipResult result, Map<Stage, Double> stageSeconds, long memoryBytes) {

		Answer {
			Objects.requireNonNull(clip);
			stageSeconds = Map.copyOf(stageSeconds);
		}
	}

	/** Longer than any message is; who says otherwise is out of order. */
	private static final int MOST_BYTES = 64 << 20;

	/** Tells a message from the prints of a native library. */
	private static final int MARK = 0xDE3EA404;

	private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module())
			.registerModule(resultTypes()).addMixIn(DetectorSpec.class, ByClass.class).addMixIn(ClipOutput.class, ByClass.class);

	private WorkerProtocol() {}

	static void send(DataOutputStream to, Object message) throws IOException {
		byte[] json = MAPPER.writeValueAsBytes(message);
		to.writeInt(MARK);
		to.writeInt(json.length);
		to.write(json);
		to.flush();
	}

	/** @throws IOException at the end, or if what comes is no message or one without end */
	static <T> T receive(DataInputStream from, Class<T> type) throws IOException {
		if (from.readInt() != MARK)
			throw new IOException("something else than a message came");
		int length = from.readInt();
		if (length < 0 || length > MOST_BYTES)
			throw new IOException("a message of " + Integer.toUnsignedLong(length) + " bytes came");
		byte[] json = from.readNBytes(length);
		if (json.length < length)
			throw new EOFException("a message ended early");
		T message = MAPPER.readValue(json, type);
		if (message == null)
			throw new IOException("a message says nothing");
		return message;
	}

	// -- Helper methods --

	/** There may be further classes: the message names the class, which both processes have. */
	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	private interface ByClass {}

	private record Failure(Stage stage, String subject, String reason) {}

	private static SimpleModule resultTypes() {
		SimpleModule types = new SimpleModule();
		// The bits of each: Java takes long to find the digits of a double.
		types.addSerializer(new StdDelegatingSerializer(Scores.class, new StdConverter<Scores, long[]>() {

			@Override
			public long[] convert(Scores scores) {
				return Arrays.stream(scores.toArray()).mapToLong(Double::doubleToRawLongBits).toArray();
			}
		}));
		types.addDeserializer(Scores.class, new StdDelegatingDeserializer<>(new StdConverter<long[], Scores>() {

			@Override
			public Scores convert(long[] bits) {
				return Scores.of(Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray());
			}
		}));
		types.addSerializer(new StdDelegatingSerializer(StageException.class, new StdConverter<StageException, Failure>() {

			@Override
			public Failure convert(StageException failed) {
				return new Failure(failed.stage(), failed.subject(), failed.reason());
			}
		}));
		types.addDeserializer(StageException.class, new StdDelegatingDeserializer<>(new StdConverter<Failure, StageException>() {

			@Override
			public StageException convert(Failure failure) {
				return new StageException(failure.stage(), failure.subject(), failure.reason());
			}
		}));
		return types;
	}
}
