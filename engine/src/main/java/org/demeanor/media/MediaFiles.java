package org.demeanor.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.FileNames;

/** Says which files count as media in a searched folder, and checks that a file can be read. */
public final class MediaFiles {

	private static final Set<String> VIDEO = words(
			"264 265 266 3g2 3gp 3gp2 3gpp amv apv asf av1 avc avi avs2 avs3 bik cine dav dif divx dv "
					+ "dvr-ms evc f4v flc fli flv gxf h261 h263 h264 h265 h266 hevc ismv ivf ivr j2k kux m1v m2p m2t "
					+ "m2ts m2v m4v mj2 mjpeg mjpg mk3d mkv mlv mod moflex mov mp4 mp4v mpe mpeg mpg mpo mpv mpv2 mts "
					+ "mxf nsv nut nuv obu ogm ogv ogx pmp psp qt rcv rm rmvb roq smk swf tod tp trp ts ty usm vc1 "
					+ "viv vob vro vvc webm wm wmv wtv xmv y4m yop");
	private static final Set<String> SOUND = words(
			"302 3ga aa aa3 aac aax ac3 ac4 adx aif aifc aiff amr ape aptx au awb bwf caf dff dsf dts dtshd "
					+ "eac3 ec3 flac gsm iamf ircam isma lc3 m2a m4a m4b m4r mka mlp mp2 mp3 mpa mpc mpga nist oga "
					+ "ogg oma omg opus osq qcp qoa ra rf64 sbc shn snd sph spx tak thd truehd tta voc vqf w64 wav "
					+ "wave weba wma wv");
	private static final Set<String> STILL = words(
			"apng avif bmp cri dds dib dpx exr gem gif hdr heic heics heif ico iff j2c jfif jls jp2 jpc jpe "
					+ "jpeg jpg jpx jxl pam pbm pcx pfm pgm pgx phm pic pict png pnm ppm psd qoi ras sgi sun tga tif "
					+ "tiff webp xbm xpm xwd");

	/** Formats of microscopes and of scientific video that FFmpeg does not know, or not all of, and Bio-Formats does. */
	private static final Set<String> SCIENTIFIC = words(
			"avi cine czi dcm dv ims lif lsm mng nd2 oib oif ome sld stk svs tf8 tif tiff vsi zvi");

	private MediaFiles() {}

	/** Whether the file's extension is one of a video, a sound or a still image that FFmpeg or Java reads. */
	public static boolean isMedia(Path file) {
		String extension = extension(file);
		return VIDEO.contains(extension) || SOUND.contains(extension) || STILL.contains(extension);
	}

	/** Whether the file's extension is one of those that Bio-Formats often reads where FFmpeg does not. */
	public static boolean isScientific(Path file) {
		return SCIENTIFIC.contains(extension(file));
	}

	/** What follows the last dot of a file's name, in lower case; empty if there is none. */
	public static String extension(Path file) {
		return FileNames.extension(String.valueOf(file.getFileName()));
	}

	/**
	 * Checks that a file can be read.
	 *
	 * @throws StageException (stage media) with the reason if it cannot
	 */
	public static void check(Path file) throws StageException {
		String why = null;
		if (!Files.exists(file))
			why = "no such file";
		else if (Files.isDirectory(file))
			why = "is a folder";
		else if (!Files.isReadable(file))
			why = "cannot be read: permission denied";
		else if (isEmpty(file))
			why = "the file is empty";
		if (why != null)
			throw new StageException(Stage.MEDIA, file.toString(), why);
	}

	private static Set<String> words(String words) {
		return Set.of(words.split(" "));
	}

	private static boolean isEmpty(Path file) throws StageException {
		try {
			return Files.isRegularFile(file) && Files.size(file) == 0;
		}
		catch (IOException vanished) {
			throw new StageException(Stage.MEDIA, file.toString(), "cannot be read", vanished);
		}
	}
}
