package org.demeanor.cli.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.demeanor.StageException;
import org.demeanor.analysis.FusionModels;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.Profile;
import org.demeanor.cli.models.AddCommand;
import org.demeanor.cli.models.CheckCommand;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.model.ProfileModels;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demeanor models}: lists the nets and verifies their files. */
@Command(name = "models", description = "Lists the model bundles and verifies their files.",
		subcommands = { AddCommand.class, CheckCommand.class })
public final class ModelsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		ModelStore store = models.files();
		PrintWriter out = spec.commandLine().getOut();
		int damaged = 0;
		for (Map.Entry<String, Set<String>> model : profilesOfModels(store).entrySet())
			try {
				ModelBundle bundle = store.bundle(model.getKey());
				int bytes = store.weights(bundle).length;
				out.printf(Locale.ROOT, "%s  (%s; %s)%n  %s%n  trained on: %s%n  licence: %s%n  SHA-256 %s, %,d bytes: verified%n"
						+ "  for --model-list: %s  %s%n",
						bundle.name(), bundle.modality().label(),
						String.join(", ", model.getValue()), bundle.description(), bundle.trainingData(), bundle.licence(),
						bundle.sha256(), bytes, store.descriptions().get(bundle.name() + ".json"), bundle.name() + ".json");
			}
			catch (StageException broken) {
				complain(broken);
				damaged++;
			}
		for (Profile profile : Profile.values())
			try {
				Optional<String> fusion = store.profile(profile.label()).fusion();
				if (fusion.isPresent()) {
					FusionModels.of(store, profile, Optional.empty());
					out.printf("%s  (fusion; %s): verified%n  for --model-list: %s  %s%n", fusion.get(), profile.label(),
							store.descriptions().get(fusion.get() + ".json"), fusion.get() + ".json");
				}
				Optional<String> calibration = store.profile(profile.label()).calibration();
				if (calibration.isPresent()) {
					PersonCalibration.check(store, profile);
					out.printf("%s  (calibration to the person; %s): verified%n  for --model-list: %s  %s%n", calibration.get(),
							profile.label(), store.descriptions().get(calibration.get() + ".json"), calibration.get() + ".json");
				}
			}
			catch (StageException broken) {
				complain(broken);
				damaged++;
			}
		return damaged == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
	}

	private void complain(StageException broken) {
		spec.commandLine().getOut().flush();
		spec.commandLine().getErr().println("demeanor: " + broken.getMessage());
	}

	private static Map<String, Set<String>> profilesOfModels(ModelStore store) throws StageException {
		Map<String, Set<String>> profiles = new LinkedHashMap<>();
		for (Profile profile : Profile.values()) {
			ProfileModels profileModels = store.profile(profile.label());
			for (String name : profileModels.all())
				profiles.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(profile.label());
		}
		return profiles;
	}
}
