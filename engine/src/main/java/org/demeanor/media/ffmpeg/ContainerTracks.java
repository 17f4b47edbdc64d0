package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_COMMENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEPENDENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DESCRIPTIONS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_HEARING_IMPAIRED;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_STILL_IMAGE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_VISUAL_IMPAIRED;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** The tracks of an opened container. */
final class ContainerTracks {

	private static final int ASIDE = AV_DISPOSITION_COMMENT | AV_DISPOSITION_DESCRIPTIONS | AV_DISPOSITION_HEARING_IMPAIRED
			| AV_DISPOSITION_STILL_IMAGE | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_VISUAL_IMPAIRED;

	/** Samples a second of sound; fewer are no speech, and would make hours of a few bytes. */
	private static final int LEAST_RATE = 1000;

	private final AVFormatContext context;

	ContainerTracks(AVFormatContext context) {
		this.context = context;
	}

	/** The picture tracks in the order of the file: video streams that are not covers and whose size is known. */
	List<AVStream> pictures() {
		return streams(AVMEDIA_TYPE_VIDEO);
	}

	/** The sound tracks in the order of the file, those whose rate is known. */
	List<AVStream> sound() {
		return streams(AVMEDIA_TYPE_AUDIO);
	}

	/**
	 * Numbers of tracks, from 1, the likeliest first: as the flags of the file and FFmpeg's own choice say.
	 *
	 * @param tracks {@link #pictures()} or {@link #sound()}
	 */
	List<Integer> likeliestFirst(List<AVStream> tracks) {
		if (tracks.size() < 2)
			return tracks.isEmpty() ? List.of() : List.of(1);
		int best = av_find_best_stream(context, tracks.get(0).codecpar().codec_type(), -1, -1, (AVCodec) null, 0);
		return IntStream.rangeClosed(1, tracks.size()).boxed()
				.sorted(Comparator.<Integer>comparingInt(track -> rank(tracks.get(track - 1), best))).toList();
	}

	/** How many tiles the picture of the file is stored in, as photos of phones are; 0 if it is stored whole. */
	int tiles() {
		// Each tile is a stream that depends on others. Older versions of FFmpeg know no more of them than that.
		return (int) pictures().stream().filter(stream -> (stream.disposition() & AV_DISPOSITION_DEPENDENT) != 0).count();
	}

	// -- Helper methods --

	private List<AVStream> streams(int type) {
		List<AVStream> streams = new ArrayList<>();
		for (int i = 0; i < context.nb_streams(); i++) {
			AVStream stream = context.streams(i);
			boolean known = type == AVMEDIA_TYPE_VIDEO ? stream.codecpar().width() > 0 : stream.codecpar().sample_rate() >= LEAST_RATE;
			if (known && stream.codecpar().codec_type() == type && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0)
				streams.add(stream);
		}
		return streams;
	}

	/** 0 for the likeliest track: a single picture beside a film, and comments on it, are not what it is about. */
	private static int rank(AVStream stream, int best) {
		boolean aside = (stream.disposition() & ASIDE) != 0 || stream.nb_frames() == 1;
		boolean flagged = (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0;
		return (aside ? 4 : 0) + (stream.index() == best ? 0 : flagged ? 1 : 2);
	}
}
