package dev.parley.run;

import dev.parley.data.DataException;
import dev.parley.data.DigestedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that was unpacked: the manifest of a run, and files known by their digests alone. The
 * name of a member never becomes the name of a file, and what is unpacked is bounded, so that a
 * stranger's bundle can do nothing worse than be refused. Immutable.
 *
 * @param manifest of the run
 * @param members by the SHA-256 of their bytes
 */
public record Bundle(RunManifest manifest, Map<String, Member> members) {

  /** The name of the manifest in a bundle. */
  public static final String MANIFEST = "run.json";

  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_MANIFEST_BYTES = 8 << 20;
  private static final long MAX_BYTES = 2L << 30;

  /** A folder and a name; no name that leads elsewhere, on any system. */
  private static final Pattern NAME =
      Pattern.compile("(inputs|models|outputs)/[^/\\\\:\\p{Cntrl}]{1,255}");

  /** Copies the map. */
  public Bundle {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * A file of a bundle.
   *
   * @param name what the bundle calls it
   * @param file where it was unpacked
   */
  public record Member(String name, Path file) {}

  /**
   * Unpacks a bundle of whatever origin.
   *
   * @param zip the bundle
   * @param folder an empty folder to unpack to
   * @throws DataException if it is no bundle, or holds too much, or a name that leads elsewhere
   * @throws IOException if it cannot be read or unpacked
   */
  public static Bundle unpack(Path zip, Path folder) throws IOException {
    return unpack(zip, folder, MAX_BYTES);
  }

  /** Unpacks at most so many bytes. */
  static Bundle unpack(Path zip, Path folder, long most) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return new Unpacking(zip, file, folder, most).bundle();
    } catch (ZipException | IllegalArgumentException e) {
      throw new DataException("%s: not a bundle: %s".formatted(zip, e.getMessage()), e);
    }
  }

  /** One unpacking, with what it has taken so far. */
  private static final class Unpacking {

    private final Path zip;
    private final ZipFile file;
    private final Path folder;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final long most;
    private long left;

    Unpacking(Path zip, ZipFile file, Path folder, long most) {
      this.zip = zip;
      this.file = file;
      this.folder = folder;
      this.most = most;
      this.left = most;
    }

    Bundle bundle() throws IOException {
      if (file.size() > MAX_ENTRIES) {
        throw wrong("%d entries: expected at most %d".formatted(file.size(), MAX_ENTRIES));
      }
      RunManifest manifest = manifest();
      for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
        unpack(all.nextElement());
      }
      return new Bundle(manifest, members);
    }

    private RunManifest manifest() throws IOException {
      @Nullable ZipEntry entry = file.getEntry(MANIFEST);
      if (entry == null) {
        throw wrong("no " + MANIFEST + ": expected what 'parley bundle' writes");
      }
      try (InputStream in = file.getInputStream(entry)) {
        byte[] json = in.readNBytes(MAX_MANIFEST_BYTES + 1);
        if (json.length > MAX_MANIFEST_BYTES) {
          throw wrong(MANIFEST + ": expected at most %d bytes".formatted(MAX_MANIFEST_BYTES));
        }
        return RunManifest.parse(json, zip + ": " + MANIFEST);
      }
    }

    private void unpack(ZipEntry entry) throws IOException {
      String name = entry.getName();
      if (!names.add(name)) {
        throw wrong("entry '%s': a second one of this name".formatted(name));
      }
      if (name.equals(MANIFEST)) {
        return;
      }
      if (!NAME.matcher(name).matches() || name.endsWith("/..") || name.endsWith("/.")) {
        throw wrong("entry '%s': expected inputs/, models/ or outputs/ and a name".formatted(name));
      }
      Path target = folder.resolve(String.valueOf(names.size()));
      try (DigestedInput in = new DigestedInput(file.getInputStream(entry));
          OutputStream out = Files.newOutputStream(target)) {
        copy(in, out);
        members.put(in.digest(), new Member(name, target));
      }
    }

    /** Counts what comes out: what an entry says of its size is not to be trusted. */
    private void copy(InputStream in, OutputStream out) throws IOException {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          throw wrong("expected at most %d bytes unpacked".formatted(most));
        }
        out.write(buffer, 0, n);
      }
    }

    private DataException wrong(String problem) {
      return new DataException(zip + ": " + problem);
    }
  }
}
