package org.demeanor.media.ffmpeg;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.Orientation;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.Tracks;
import org.demeanor.media.ffmpeg.library.Codecs;
import org.demeanor.media.tiff.ExifOrientation;

/** A file that FFmpeg reads. */
public final class FileClip implements Clip {

	/** What was found out when the file was opened: likeliest tracks first, frames a second by number of the track. */
	private record Probed(List<Integer> pictures, List<Integer> sound, OptionalDouble durationSeconds,
			List<OptionalDouble> rates) {

		static Probed of(Demuxer demuxer) {
			List<AVStream> pictures = demuxer.tracks().pictures();
			return new Probed(demuxer.tracks().likeliestFirst(pictures), demuxer.tracks().likeliestFirst(demuxer.tracks().sound()),
					demuxer.durationSeconds(), pictures.stream().map(VideoReader::toldRate).toList());
		}
	}

	/** Part of a sound up to which seeking is faster than decoding all of it. */
	private static final double WORTH_SEEKING = .25;

	private final Path file;
	private final Limits limits;
	private final Probed probed;
	private final Tracks tracks;
	/** The container as it was opened, nothing of which is read yet; for the first reader, whatever tracks that reads. */
	private final AtomicReference<Demuxer> ready;
	/** Where the pictures are, once somebody has asked. */
	private volatile VideoIndex index;

	private FileClip(Path file, Limits limits, Probed probed, Tracks tracks, AtomicReference<Demuxer> ready) {
		this.file = file;
		this.limits = limits;
		this.probed = probed;
		this.tracks = tracks;
		this.ready = ready;
	}

	/**
	 * @throws StageException (stage media) if FFmpeg cannot read it or finds neither pictures nor sound, or if it is
	 *        beyond a limit
	 */
	public static FileClip open(Path file, Limits limits) throws StageException {
		FileClip clip = openReady(file, limits);
		clip.release();
		return clip;
	}

	/** As above, held ready for its first reader until {@link #release()}. */
	static FileClip openReady(Path file, Limits limits) throws StageException {
		Codecs.load();
		Demuxer probe = new Demuxer(file, limits);
		try {
			FileClip clip = new FileClip(file, limits, Probed.of(probe), Tracks.AUTO, new AtomicReference<>(probe));
			clip.check(probe);
			return clip;
		}
		catch (StageException | RuntimeException refused) {
			probe.close();
			throw refused;
		}
	}

	@Override
	public String name() {
		return file.toString();
	}

	@Override
	public boolean hasFrames() {
		return !probed.pictures.isEmpty();
	}

	@Override
	public boolean hasSound() {
		return !probed.sound.isEmpty();
	}

	@Override
	public List<Integer> pictureTracks() {
		return probed.pictures;
	}

	@Override
	public List<Integer> soundTracks() {
		return probed.sound;
	}

	@Override
	public FileClip with(Tracks chosen) {
		return new FileClip(file, limits, probed, chosen, ready);
	}

	@Override
	public OptionalDouble durationSeconds() {
		return probed.durationSeconds;
	}

	@Override
	public OptionalDouble framesPerSecond() {
		int track = hasFrames() ? picturesRead() : 0;
		return track > 0 && track <= probed.rates.size() ? probed.rates.get(track - 1) : OptionalDouble.empty();
	}

	@Override
	public FrameReader openFrames() throws StageException {
		return open(1, true);
	}

	@Override
	public Optional<FrameIndex> frameIndex() throws StageException {
		VideoIndex built = VideoIndex.of(file, this, limits);
		if (!built.exact())
			return Optional.empty();
		index = built;
		return Optional.of(built);
	}

	@Override
	public FrameReader openFrames(int threads, IntPredicate read) throws StageException {
		if (index != null)
			return new SeekingReader(name(), limits, index, read, () -> openAsked(threads, index.timestampsOf(read)));
		Demuxer demuxer = demuxer();
		return frames(demuxer, new Decoder(demuxer, pictures(demuxer), name(), threads, limits, read), true);
	}

	/** A new reader at the first frame, whose frames have the pixels that are stored, square or not. */
	VideoReader openStored(int threads) throws StageException {
		return open(threads, false);
	}

	@Override
	public SoundReader openSound() throws StageException {
		return openSound(List.of());
	}

	@Override
	public SoundReader openSound(List<TimeSpan> stretches) throws StageException {
		double asked = stretches.stream().mapToDouble(stretch -> stretch.endSeconds() - stretch.startSeconds()).sum();
		boolean few = asked < WORTH_SEEKING * probed.durationSeconds.orElse(0);
		return new AudioReader(this::sound, few ? stretches : List.of(), tracks.channel(), name(), limits);
	}

	@Override
	public void release() {
		Demuxer unread = ready.getAndSet(null);
		if (unread != null)
			unread.close();
	}

	/** The stream of the pictures that are read. */
	AVStream pictures(Demuxer demuxer) throws StageException {
		return stream(demuxer, demuxer.tracks().pictures(), hasFrames() ? picturesRead() : 0, "picture");
	}

	// -- Helper methods --

	private void check(Demuxer probe) throws StageException {
		if (!hasFrames() && !hasSound())
			throw new StageException(Stage.MEDIA, name(), "has neither pictures nor sound that can be decoded" + why(probe));
		if (probe.tracks().tiles() > 1)
			throw new StageException(Stage.MEDIA, name(),
					"is a photo in " + probe.tracks().tiles() + " tiles, which cannot be put together here; save it as JPEG or PNG");
		if (hasFrames()) {
			AVStream pictures = probe.tracks().pictures().get(probed.pictures.get(0) - 1);
			limits.checkFrameSize(name(), pictures.codecpar().width(), pictures.codecpar().height());
		}
		if (hasSound())
			limits.checkAudio(name(), probe.seconds(probe.tracks().sound().get(probed.sound.get(0) - 1)));
		limits.checkDuration(name(), probed.durationSeconds.orElse(0));
	}

	private String why(Demuxer probe) {
		if (!probe.hasPicturesWithoutSize())
			return "";
		return probe.isAnimatedWebp() ? ": it is an animated WebP, of which this FFmpeg decodes none; save it as GIF or MP4"
				: " within " + limits.framePixels() + " pixels of a frame (--max-frame-pixels)";
	}

	/** The container at its beginning, which belongs to the caller. */
	private Demuxer demuxer() throws StageException {
		Demuxer unread = ready.getAndSet(null);
		return unread == null ? new Demuxer(file, limits) : unread;
	}

	private Decoder sound() throws StageException {
		Demuxer demuxer = demuxer();
		int track = tracks.sound() == 0 && hasSound() ? probed.sound.get(0) : tracks.sound();
		return new Decoder(demuxer, stream(demuxer, demuxer.tracks().sound(), track, "sound"), name(), 1, limits);
	}

	private int picturesRead() {
		return tracks.pictures() == 0 ? probed.pictures.get(0) : tracks.pictures();
	}

	private VideoReader open(int threads, boolean square) throws StageException {
		Demuxer demuxer = demuxer();
		return frames(demuxer, new Decoder(demuxer, pictures(demuxer), name(), threads, limits), square);
	}

	private VideoReader openAsked(int threads, LongPredicate asked) throws StageException {
		Demuxer demuxer = demuxer();
		return frames(demuxer, new Decoder(demuxer, pictures(demuxer), name(), threads, limits, asked), true);
	}

	private VideoReader frames(Demuxer demuxer, Decoder decoder, boolean square) {
		Orientation told = demuxer.isStill() ? ExifOrientation.of(file) : Orientation.UPRIGHT;
		return new VideoReader(decoder, name(), limits, told, square);
	}

	/** Closes the demuxer where there is no such track. */
	private AVStream stream(Demuxer demuxer, List<AVStream> streams, int track, String kind) throws StageException {
		if (track > 0 && track <= streams.size())
			return streams.get(track - 1);
		demuxer.close();
		throw new StageException(Stage.MEDIA, name(), streams.isEmpty()
				? "has no " + (kind.equals("picture") ? "pictures" : kind)
				: "has no " + kind + " track " + track + "; it has " + streams.size());
	}
}
