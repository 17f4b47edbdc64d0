package org.demeanor.media.ffmpeg;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The containers that FFmpeg may open: those that hold pictures or sound themselves. What is not named here is not opened, also
 * if a later FFmpeg knows it: subtitles, some of which come in pairs of files; playlists, descriptions and scripts, which refer
 * to other files; bytes without a header and text, which would be drawn as pictures.
 */
final class Containers {

	private static final String MEDIA =
			"3dostr 4xm aa aac aax ac3 ac4 ace acm act adp ads adx aea afc aiff aix alp amr amrnb amrwb anm apac apc "
			+ "ape apm apng aptx aptx_hd apv argo_asf argo_brp argo_cvg asf asf_o ast au av1 avi avr avs avs2 avs3 "
			+ "bethsoftvid bfi bfstm bink binka bit bmv boa bonk brstm c93 caf cavsvideo cdxl cine codec2 daud derf dfa "
			+ "dfpwm dhav dirac dnxhd dsf dsicin dss dts dtshd dv dxa ea ea_cdata eac3 epaf evc film_cpk filmstrip fits "
			+ "flac flic flv frm fsb fwse g722 g723_1 g726 g726le g728 g729 gdv genh gif gsm gxf h261 h263 h264 hca "
			+ "hcom hevc hnm iamf ico idcin iff ifv ilbc ingenient ipmovie ipu ircam iss iv8 ivf ivr jpegxl_anim jv kux "
			+ "kvag laf lc3 lmlm4 loas luodat lvf lxf m4v matroska mca mgsts mjpeg mjpeg_2000 mlp mlv mm mmf mods "
			+ "moflex mov mp3 mpc mpc8 mpeg mpegts mpegvideo mpjpeg msf msp mtaf mtv musx mv mvi mxf mxg nc nistsphere "
			+ "nsp nsv nut nuv obu ogg oma osq paf pdv pmp pp_bnk psxstr pva pvf qcp qoa r3d redspark rka rl2 rm roq "
			+ "rpl rsd rso s337m sbc scd sdns sdr2 sds sdx ser sga shn siff simbiosis_imx sln smjpeg smk smush sol sox "
			+ "spdif svag svs swf tak thp tiertexseq tmv truehd tta txd ty usm vag vc1 vc1test vividas vivo vmd voc vpk "
			+ "vqf vvc w64 wady wav wavarc wc3movie wsaud wsd wsvqa wtv wv wve xa xmd xmv xvag xwma yop yuv4mpegpipe";

	/** Still images by their content; each is a format of FFmpeg's with the ending {@code _pipe}. */
	private static final String PICTURES =
			"bmp cri dds dpx exr gem gif hdr j2k jpeg jpegls jpegxl pam pbm pcx pfm pgm pgmyuv pgx phm photocd pictor "
			+ "png ppm psd qdraw qoi sgi sunrast tiff vbn webp xbm xpm xwd";

	/** Still images by their ending, as of Targa, which has no mark at its beginning. */
	private static final String BY_ENDING = "image2";

	/** FFmpeg's {@code format_whitelist}: names, separated by commas. */
	static final String ALLOWED = Stream.concat(Stream.of(MEDIA.split(" "), new String[] { BY_ENDING }).flatMap(Arrays::stream),
			Arrays.stream(PICTURES.split(" ")).map(name -> name + "_pipe")).collect(Collectors.joining(","));

	private Containers() {}
}
