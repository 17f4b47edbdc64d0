package org.demeanor.batch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.batch.input.ClipFile;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker that is out of order may send, and what the driver makes of it. */
class RunningWorkerTest {

	private static final int MARK = 0xDE3EA404;

	@ParameterizedTest
	@ValueSource(ints = { -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30 })
	void aMessageWithoutEndIsRefusedBeforeItIsRead(int length) {
		assertThatThrownBy(() -> receive(MARK, length, "{}")).isInstanceOf(IOException.class)
				.hasMessageContaining("a message of " + Integer.toUnsignedLong(length) + " bytes came");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "[]", "7", "{\"clip\":null,\"stageSeconds\":{}}", "{\"clip\":\"a\"}",
			"{\"clip\":\"a\",\"stageSeconds\":{\"none\":1}}", "{\"clip\":\"a\",\"stageSeconds\":{\"MEDIA\":null}}", "{" })
	void aMessageThatIsNotWholeIsRefused(String json) {
		assertThatThrownBy(() -> receive(MARK, json.length(), json)).isInstanceOf(IOException.class);
		assertThatThrownBy(() -> receive(MARK, json.length() + 1, json)).isInstanceOf(IOException.class);
		assertThatThrownBy(() -> receive(MARK + 1, json.length(), json)).isInstanceOf(IOException.class);
	}

	@Test
	void aWholeOneComesThrough() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		WorkerProtocol.Answer answer = new WorkerProtocol.Answer("a", 2.5, null, Map.of(Stage.MEDIA, 1.5), 7);
		WorkerProtocol.send(new DataOutputStream(bytes), answer);
		assertThat(WorkerProtocol.receive(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
				WorkerProtocol.Answer.class)).isEqualTo(answer);
	}

	/** It says that it is ready, then something else than messages, and stays; the driver is not kept. */
	@ParameterizedTest
	@ValueSource(strings = { "no message at all", "\\0336\\076\\0244\\0004\\0377\\0377\\0377\\0377" })
	void aWorkerThatTalksNonsenseAndStaysIsADeadOne(String nonsense) throws IOException {
		String hello = "{\"device\":\"cpu\",\"models\":{},\"descriptions\":{}}";
		Process process = new ProcessBuilder("/bin/sh", "-c", "printf '\\336\\076\\244\\004\\000\\000\\000\\"
				+ Integer.toOctalString(hello.length()) + "%s' '" + hello + "'; sleep 1; printf '%b' '" + nonsense
				+ "'; exec sleep 60").start();
		RunningWorker worker = new RunningWorker(new StartedWorker(process, WorkerFolder.create(), 1, false));
		try {
			assertThat(worker.greet(null).device()).isEqualTo("cpu");
			Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThatThrownBy(
					() -> worker.answer(WorkerProtocol.Request.analyze(new ClipFile("a", Path.of("a.mp4"))), length -> {}))
					.isInstanceOf(IOException.class));
		}
		finally {
			worker.kill();
			worker.end();
		}
		assertThat(process.isAlive()).isFalse();
	}

	/** The system refuses memory; that it also looks at what is used, five times a second, is slower than a bomb. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void theSystemHoldsAWorkerToItsMemory() throws IOException, InterruptedException {
		try (StartedWorker worker = StartedWorker.start(new Isolation(30, 512L << 20), false)) {
			Path limits = Path.of("/proc", String.valueOf(worker.process().pid()), "limits");
			String data = "";
			for (int i = 0; i < 200 && !data.matches(".*\\d.*"); i++) {
				Thread.sleep(50);
				data = Files.readAllLines(limits).stream().filter(line -> line.startsWith("Max data size")).findFirst().orElseThrow();
			}
			long bytes = 512L << 20;
			assertThat(data).contains(String.valueOf(bytes + bytes / 4 + (1L << 30)));
		}
	}

	@Test
	void aClipHasTimeBeyondItsLengthUnlessATimeIsNamed() {
		assertThat(Isolation.DEFAULT.seconds(60)).isEqualTo(600 + 2 * 60);
		assertThat(Isolation.DEFAULT.seconds(0)).as("no length is known").isEqualTo(600 + 3600);
		assertThat(new Isolation(30, 1 << 30).seconds(60)).isEqualTo(30);
	}

	private static WorkerProtocol.Answer receive(int mark, int length, String json) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(mark);
		out.writeInt(length);
		out.write(json.getBytes(StandardCharsets.UTF_8));
		return WorkerProtocol.receive(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
				WorkerProtocol.Answer.class);
	}
}
