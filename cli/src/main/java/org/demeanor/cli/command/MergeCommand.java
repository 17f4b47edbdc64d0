package org.demeanor.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.demeanor.StageException;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.batch.run.BatchSummary;
import org.demeanor.batch.run.FurtherTables;
import org.demeanor.batch.run.Merge;
import org.demeanor.cli.option.JobsOption;
import org.demeanor.cli.parquet.ParquetTables;
import org.demeanor.cli.terminal.DrawingProgress;
import org.demeanor.report.table.ClipTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code demeanor merge}: joins the shards of a run into one folder. */
@Command(name = "merge",
		description = "Merges the results of analyze --shard 1/n .. n/n into the folder that one run would have made.")
public final class MergeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@ParentCommand
	private WorkerOwner parent;

	@Parameters(paramLabel = "DIR", arity = "1..*", description = "The results of each shard, in any order.")
	private List<Path> parts;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the merged results go.")
	private Path out;

	@Option(names = "--parquet",
			description = "Also writes the tables as Parquet. If all shards have them, merge does so anyway.")
	private boolean parquet;

	@Mixin
	private JobsOption jobs;

	@Override
	public Integer call() throws StageException {
		boolean tables = parquet || parts.stream().allMatch(ParquetTables::areIn);
		DrawingProgress drawing = new DrawingProgress(spec.commandLine().getErr());
		BatchSummary summary = Merge.run(parts, out, jobs.number(), parent.workers(), new BatchListener() {

			@Override
			public void drawn(int done, int all) {
				drawing.drawn(done, all);
			}

			@Override
			public void noted(StageException what) {
				spec.commandLine().getErr().println("demeanor: " + what.getMessage());
			}
		}, tables ? ParquetTables::write : FurtherTables.NONE);
		spec.commandLine().getErr().println(summary.text() + ": " + out.resolve(ClipTable.FILE));
		return summary.failed() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
	}
}
