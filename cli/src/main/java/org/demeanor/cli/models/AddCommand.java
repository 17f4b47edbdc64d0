package org.demeanor.cli.models;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.bundling.NetAddition;
import org.demeanor.bundling.NetRequest;
import org.demeanor.bundling.Preset;
import org.demeanor.cli.word.Choice;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demeanor models add}: makes a bundle of an ONNX file. */
@Command(name = "add", description = "Makes a bundle of an ONNX file, tries it, and prints what it sees.")
public final class AddCommand implements Callable<Integer> {

	/** The words of a stream. */
	static final class StreamChoice implements ITypeConverter<Modality> {

		@Override
		public Modality convert(String word) {
			return new Choice<>(Modality.values(), Modality::label).convert(word);
		}
	}

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "FILE", description = "The net. Running it is running code: add nets of people you trust.")
	private Path file;

	@Option(names = "--as", paramLabel = "STREAM", converter = StreamChoice.class, description = "face or voice")
	private Modality stream;

	@Option(names = "--preset", paramLabel = "NAME", description = "A family of nets whose preprocessing is known; see --presets.")
	private String preset;

	@Option(names = "--presets", description = "Lists the presets with their sources, and does nothing else.")
	private boolean presets;

	@Option(names = "--labels", paramLabel = "A,B,..", split = ",", description = "Its classes, in the order of its output.")
	private List<String> labels = List.of();

	@Option(names = "--map", paramLabel = "LABEL=EMOTION", split = ",",
			description = "Places of classes among the seven, or none, where their names do not tell.")
	private Map<String, String> map = Map.of();

	@Option(names = "--further", paramLabel = "OUTPUT=A:B:..",
			description = "Names of the numbers in another output, or in OUTPUT@COLUMN behind the classes; e.g. va=valence:arousal")
	private Map<String, String> further = Map.of();

	@Option(names = "--set", paramLabel = "KEY=VALUE", description = "A key of the preprocessing; e.g. range=0,1 or crop.scale=1.2")
	private Map<String, String> settings = Map.of();

	@Option(names = "--gives", paramLabel = "WHAT", description = "What its output is: logits, probabilities or independent (logits).")
	private String gives;

	@Option(names = "--licence", paramLabel = "TEXT", description = "The licence of its weights.")
	private String licence;

	@Option(names = "--name", paramLabel = "NAME", description = "Of the bundle; default: that of the file.")
	private String name;

	@Option(names = "--to", paramLabel = "DIR", description = "The folder for --models; made if it is not there.")
	private Path to;

	@Override
	public Integer call() throws StageException {
		PrintWriter out = spec.commandLine().getOut();
		if (presets) {
			for (Preset known : Preset.all().values())
				out.printf("%s  (%s)%n  %s%n  %s%n", known.name(), known.modality().label(), known.about(), known.source());
			return 0;
		}
		if (file == null || stream == null || to == null)
			throw new ParameterException(spec.commandLine(), "needs FILE, --as and --to");
		if (gives != null && !List.of("logits", "probabilities", "independent").contains(gives))
			throw new ParameterException(spec.commandLine(),
					"--gives " + gives + ": must be one of logits, probabilities, independent");
		Map<String, List<String>> names = new LinkedHashMap<>();
		further.forEach((output, list) -> names.put(output, List.of(list.split(":"))));
		NetAddition added = NetAddition.add(new NetRequest(file, stream, Optional.ofNullable(preset), Optional.ofNullable(name), labels, map,
				names, settings, Optional.ofNullable(gives), Optional.ofNullable(licence), to));
		out.printf("%s  (%s) in %s%n", added.name(), stream.label(), to);
		added.lines().forEach(line -> out.println("  " + line));
		out.printf("Use it: demeanor analyze INPUT --out DIR --models %s --trust-models%n", to);
		return 0;
	}
}
