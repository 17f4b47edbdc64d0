package org.demeanor.batch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.Tracks;
import org.junit.jupiter.api.Test;

class WorkerProtocolTest {

	private record Both(Settings settings, ClipResult result) {}

	/** Whatever a user chooses, and whatever a clip's row says of it. */
	@Test
	void settingsAndNotesComeThrough() throws IOException {
		Settings settings = Settings.DEFAULT.withTracks(new Tracks(2, 3, SoundChannel.parse("right")))
				.withSampling(new FrameSampling(1, 2, 3, true, .5, true));
		StreamScores none = StreamScores.none(StreamState.NO_FACE);
		ClipResult result = new ClipResult("clip", none, none, Optional.empty(), ClipResult.NOTHING_SEEN,
				ClipResult.NOTHING_HEARD, OptionalDouble.of(1), List.of(), new Tracks(1, 2, SoundChannel.MIX), List.of("a", "b"));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		WorkerProtocol.send(new DataOutputStream(bytes), new Both(settings, result));
		Both received = WorkerProtocol.receive(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), Both.class);
		assertThat(received.settings).isEqualTo(settings);
		assertThat(received.result).isEqualTo(result);
		assertThat(received.result.note()).isEqualTo("a; b");
	}
}
