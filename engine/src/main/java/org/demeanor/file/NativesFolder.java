package org.demeanor.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Where native libraries are unpacked to and loaded from. By itself JavaCPP takes a folder in the user's home or, where
 * that cannot be written, one of a name that anybody can foresee in the folder for temporary files: whoever makes that
 * first chooses the libraries. Here a folder must be this user's own, and nobody else's to write.
 */
public final class NativesFolder {

	/** What JavaCPP asks for. */
	static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

	private static final String NAME = "demeanor-natives-";
	private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("----w--w-");

	private NativesFolder() {}

	/** To be called before anything native is loaded. A folder that the user has named stays. */
	public static synchronized void choose() {
		if (System.getProperty(PROPERTY) != null)
			return;
		try {
			choose(Path.of(System.getProperty("user.home")), Path.of(System.getProperty("java.io.tmpdir")),
					System.getProperty("user.name")).ifPresent(folder -> System.setProperty(PROPERTY, folder.toString()));
		}
		catch (IOException | RuntimeException nowhere) {
			System.getLogger(NativesFolder.class.getName()).log(System.Logger.Level.DEBUG, "native libraries", nowhere);
		}
	}

	/** Empty where JavaCPP's own choice, in the home, is good. */
	static Optional<Path> choose(Path home, Path temporary, String user) throws IOException {
		Path mine = Files.createTempDirectory(temporary, NAME);
		try {
			UserPrincipal me = Files.getOwner(mine);
			Path ofHome = home.resolve(".javacpp").resolve("cache");
			if (isPrivate(makeIn(ofHome), me) && isPrivate(ofHome.getParent(), me) && Files.isWritable(ofHome))
				return Optional.empty();
			Path kept = temporary.resolve(NAME + user.replaceAll("\\W", "_"));
			if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS))
				Files.move(mine, kept);
			if (isPrivate(kept, me))
				return Optional.of(kept);
			// Somebody else was there first. What is unpacked here stays until the folder for temporary files is emptied.
			return Optional.of(Files.createTempDirectory(temporary, NAME));
		}
		finally {
			Files.deleteIfExists(mine);
		}
	}

	private static Path makeIn(Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (IOException notWritable) {
			System.getLogger(NativesFolder.class.getName()).log(System.Logger.Level.DEBUG, folder.toString(), notWritable);
		}
		return folder;
	}

	/** Whether a folder is there, no link, one user's, and nobody else's to write; on Windows a home is its user's. */
	private static boolean isPrivate(Path folder, UserPrincipal owner) throws IOException {
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
			return false;
		if (!Files.getFileStore(folder).supportsFileAttributeView("posix"))
			return true;
		PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return attributes.owner().equals(owner) && attributes.permissions().stream().noneMatch(OTHERS::contains);
	}
}
