package org.demeanor.media.ffmpeg.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_memdup;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisposableFrameFilterTest {

	/** Headers of units: a frame that stands alone, one that others need, one that none needs; of no frame. */
	private static final int ALONE = 0x65;
	private static final int NEEDED = 0x41;
	private static final int DISPOSABLE = 0x01;
	private static final int NO_FRAME = 0x06;

	private static final IntPredicate NONE = frame -> false;

	private final List<Packet> packets = new ArrayList<>();
	private final AVCodecParameters parameters = avcodec_parameters_alloc();

	private record Packet(long timestamp, int flags, int... headers) {}

	@AfterEach
	void free() {
		avcodec_parameters_free(parameters);
	}

	@Test
	void onlyWhatNobodyReadsAndNoFrameNeedsIsLeftOut() {
		add(0, ALONE);
		add(30, NEEDED);
		add(10, NO_FRAME, DISPOSABLE);
		add(20, DISPOSABLE);
		assertThat(given(NONE)).containsExactly(0L, 30L);
		assertThat(given(frame -> frame == 2)).containsExactly(0L, 30L, 20L);
		assertThat(given(frame -> true)).containsExactly(0L, 30L, 10L, 20L);
		DisposableFrameFilter needed = packets(frame -> frame == 2);
		assertThat(needed.leavesOut(1)).isTrue();
		for (int frame : new int[] { 0, 2, 3, 4, 100 })
			assertThat(needed.leavesOut(frame)).as("frame %d", frame).isFalse();
		needed.close();
	}

	@Test
	void framesAreNumberedHoweverTheyAreReorderedAndWhicheverIsAskedFirst() {
		add(0, ALONE);
		for (int group = 0; group < 50; group++) {
			add(group * 160 + 160, NEEDED);
			for (int frame = 1; frame < 16; frame++)
				add(group * 160 + 10 * (16 - frame), DISPOSABLE);
		}
		IntPredicate third = frame -> frame % 3 == 0;
		List<Long> given = given(third);
		assertThat(given).allMatch(timestamp -> timestamp / 10 % 3 == 0 || timestamp % 160 == 0);
		assertThat(given.stream().sorted().toList()).contains(0L, 30L, 60L, 90L, 7980L, 8000L).hasSize(267 + 50 - 16);
		DisposableFrameFilter needed = packets(third);
		for (int frame = 0; frame <= 800; frame++)
			assertThat(needed.leavesOut(frame)).as("frame %d", frame).isEqualTo(frame % 3 != 0 && frame % 16 != 0);
		needed.close();
	}

	@Test
	void whereNumbersCannotBeToldAllIsGiven() {
		add(0, NEEDED);
		add(10, DISPOSABLE);
		assertThat(given(NONE)).as("no frame that stands alone").containsExactly(0L, 10L);

		packets.clear();
		add(0, ALONE);
		add(10, DISPOSABLE);
		add(10, DISPOSABLE);
		for (int i = 2; i < 40; i++)
			add(10 * i, DISPOSABLE);
		assertThat(given(NONE)).as("two at one time").hasSize(40).doesNotHaveDuplicates();

		packets.clear();
		add(0, ALONE);
		for (int i = 1; i < 40; i++)
			add(i == 20 ? AV_NOPTS_VALUE : 10 * i, DISPOSABLE);
		assertThat(given(NONE)).as("one without a time").hasSize(37).contains(AV_NOPTS_VALUE);
	}

	@Test
	void whatAnEditListCutsAwayHasNoNumber() {
		add(0, ALONE);
		packets.add(new Packet(10, AV_PKT_FLAG_DISCARD, DISPOSABLE));
		add(20, DISPOSABLE);
		add(30, DISPOSABLE);
		assertThat(given(frame -> frame == 1)).containsExactly(0L, 10L, 20L);
	}

	/** As behind a place to which a reader went. */
	@Test
	void timesTellTheFramesOfAStreamThatIsReadInFewPlaces() {
		add(30, NEEDED);
		add(10, DISPOSABLE);
		add(20, NO_FRAME, DISPOSABLE);
		add(60, NEEDED);
		add(40, DISPOSABLE);
		assertThat(stamps(new AskedFrameFilter(source(), units(), timestamp -> timestamp == 20))).containsExactly(30L, 20L, 60L);
	}

	@Test
	void packetsThatAreNoWholeUnitsAreGiven() {
		NalParser units = units();
		AVPacket packet = av_packet_alloc();
		fill(packet, new Packet(0, 0, DISPOSABLE));
		assertThat(units.isDisposable(packet)).isTrue();
		packet.size(packet.size() - 1);
		assertThat(units.isDisposable(packet)).isFalse();
		packet.size(3);
		assertThat(units.isDisposable(packet)).isFalse();
		av_packet_free(packet);
	}

	@Test
	void streamsOfOtherKindsAreLeftAlone() {
		assertThat(NalParser.of(parameters)).isEmpty();
		units();
		parameters.field_order(avcodec.AV_FIELD_TT);
		assertThat(NalParser.of(parameters)).isEmpty();
	}

	/** HEVC too; only frames of the highest of several temporal layers may go. */
	@Test
	void unitsOfHevcHaveOtherHeaders() {
		for (int layers = 1; layers <= 2; layers++) {
			NalParser units = hevc(layers);
			AVPacket packet = av_packet_alloc();
			fill(packet, 19 << 1, 1);
			assertThat(units.startsAlone(packet)).as("IDR").isTrue();
			assertThat(units.isDisposable(packet)).as("IDR").isFalse();
			fill(packet, 21 << 1, 1);
			assertThat(units.startsAlone(packet)).as("CRA").isFalse();
			fill(packet, 1 << 1, layers);
			assertThat(units.isDisposable(packet)).as("TRAIL_R").isFalse();
			fill(packet, 0, layers);
			assertThat(units.isDisposable(packet)).as("TRAIL_N of layer " + layers).isTrue();
			fill(packet, 0, 1);
			assertThat(units.isDisposable(packet)).as("TRAIL_N of layer 1 of " + layers).isEqualTo(layers == 1);
			fill(packet, 39 << 1, 1);
			assertThat(units.isDisposable(packet)).as("no picture").isFalse();
			av_packet_free(packet);
		}
	}

	// -- Helper methods --

	private NalParser hevc(int layers) {
		byte[] record = new byte[23];
		record[0] = 1;
		record[21] = (byte) (layers << 3 | 3);
		try (BytePointer configuration = new BytePointer(record)) {
			parameters.extradata(new BytePointer(av_memdup(configuration, record.length))).extradata_size(record.length);
		}
		parameters.codec_id(AV_CODEC_ID_HEVC).field_order(avcodec.AV_FIELD_PROGRESSIVE);
		return NalParser.of(parameters).orElseThrow();
	}

	private static void fill(AVPacket packet, int first, int second) {
		av_packet_unref(packet);
		av_new_packet(packet, 9);
		packet.data().put(new byte[] { 0, 0, 0, 5, (byte) first, (byte) second, 2, 3, 4 });
	}

	private void add(long timestamp, int... headers) {
		packets.add(new Packet(timestamp, 0, headers));
	}

	private NalParser units() {
		try (BytePointer configuration = new BytePointer(new byte[] { 1, 100, 0, 40, (byte) 0xff, (byte) 0xe0, 0, 0 })) {
			parameters.extradata(new BytePointer(av_memdup(configuration, 8))).extradata_size(8);
		}
		parameters.codec_id(AV_CODEC_ID_H264).field_order(avcodec.AV_FIELD_PROGRESSIVE);
		return NalParser.of(parameters).orElseThrow();
	}

	private DisposableFrameFilter packets(IntPredicate read) {
		return new DisposableFrameFilter(source(), units(), read);
	}

	private PacketSource source() {
		Iterator<Packet> next = packets.iterator();
		return packet -> {
			if (!next.hasNext())
				return false;
			fill(packet, next.next());
			return true;
		};
	}

	private List<Long> given(IntPredicate read) {
		return stamps(packets(read));
	}

	/** Of what is given. */
	private static List<Long> stamps(PacketSource needed) {
		List<Long> given = new ArrayList<>();
		AVPacket packet = av_packet_alloc();
		while (needed.read(packet)) {
			given.add(packet.pts());
			av_packet_unref(packet);
		}
		av_packet_free(packet);
		needed.close();
		return given;
	}

	private static void fill(AVPacket packet, Packet content) {
		int unit = 4 + 5;
		av_new_packet(packet, content.headers.length * unit);
		for (int i = 0; i < content.headers.length; i++) {
			packet.data().position((long) i * unit).put(new byte[] { 0, 0, 0, 5, (byte) content.headers[i], 1, 2, 3, 4 });
		}
		packet.pts(content.timestamp).flags(content.flags);
	}
}
