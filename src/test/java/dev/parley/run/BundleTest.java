package dev.parley.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bundles hold, and which are refused. */
final class BundleTest {

  private static final String MANIFEST =
      new RunManifest(
              RunManifest.SCHEMA,
              List.of("classify"),
              "1",
              new RunManifest.Platform("17", "Linux", "amd64"),
              "2026-01-02T03:04:05Z",
              0.5,
              null,
              List.of(),
              List.of(),
              List.of())
          .json();

  @TempDir private Path folder;
  private Path unpacked = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    unpacked = Files.createDirectory(folder.resolve("unpacked"));
  }

  private Path zip(String... entries) throws IOException {
    Path file = folder.resolve("b.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, Bundle.MANIFEST, MANIFEST);
      for (String entry : entries) {
        add(zip, entry, entry);
      }
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void assertRefused(Path zip, String message) throws IOException {
    assertThatThrownBy(() -> Bundle.unpack(zip, unpacked))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
    try (Stream<Path> outside = Files.list(folder)) {
      assertThat(outside).containsExactlyInAnyOrder(zip, unpacked);
    }
  }

  @Test
  void whatIsPackedComesOutAgainByItsDigest() throws IOException {
    Path run = Files.writeString(folder.resolve("run.json"), MANIFEST);
    Path a = Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    Path b =
        Files.writeString(Files.createDirectory(folder.resolve("d")).resolve("a.csv"), "x\n2\n");
    Path zip = folder.resolve("b.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      BundleWriter writer = new BundleWriter();
      writer.add("outputs", a);
      writer.add("outputs", b);
      writer.write(run, out);
    }
    Bundle bundle = Bundle.unpack(zip, unpacked);
    assertThat(bundle.manifest().command()).containsExactly("classify");
    assertThat(bundle.members().values())
        .extracting(Bundle.Member::name)
        .containsExactly("outputs/2-a.csv", "outputs/a.csv");
    assertThat(bundle.members().values())
        .extracting(m -> Files.readString(m.file()))
        .containsExactly("x\n2\n", "x\n1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "outputs/../../evil",
        "outputs/..",
        "/etc/evil",
        "outputs//evil",
        "outputs/a/b",
        "outputs\\..\\evil",
        "outputs/..\\evil",
        "C:evil",
        "outputs/C:evil",
        "outputs/",
        "other/evil",
        "outputs/a\nb"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    assertRefused(zip(name), "expected inputs/, models/ or outputs/ and a name");
  }

  @Test
  void aNameOccursOnce() throws IOException {
    Path zip = zip("outputs/aa", "outputs/ab");
    String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
    Files.writeString(zip, bytes.replace("outputs/ab", "outputs/aa"), StandardCharsets.ISO_8859_1);
    assertRefused(zip, "entry 'outputs/aa': a second one of this name");
  }

  @Test
  void entriesAreBounded() throws IOException {
    Path zip =
        zip(
            Stream.iterate(0, i -> i + 1)
                .limit(10_000)
                .map(i -> "outputs/" + i)
                .toArray(String[]::new));
    assertRefused(zip, "10001 entries: expected at most 10000");
  }

  @Test
  void whatIsUnpackedIsBoundedWhateverTheEntriesSay() throws IOException {
    Path zip = folder.resolve("b.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(out, Bundle.MANIFEST, MANIFEST);
      add(out, "outputs/a", "0".repeat(700_000));
      add(out, "outputs/b", "0".repeat(700_000));
    }
    assertThat(Files.size(zip)).isLessThan(5_000);
    assertThatThrownBy(() -> Bundle.unpack(zip, unpacked, 1_000_000))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected at most 1000000 bytes unpacked");
  }

  @Test
  void theManifestIsBounded() throws IOException {
    Path zip = folder.resolve("b.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(out, Bundle.MANIFEST, " ".repeat((8 << 20) + 1));
    }
    assertRefused(zip, "run.json: expected at most 8388608 bytes");
  }

  @Test
  void whatIsNoBundleIsSaidToBeNone() throws IOException {
    Path zip = Files.writeString(folder.resolve("b.zip"), "no zip at all");
    assertRefused(zip, "not a bundle");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(out, "outputs/a", "");
    }
    assertRefused(zip, "no run.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"schema\":2}",
        "{\"schema\":1,\"command\":[]}",
        "{\"schema\":1,\"command\":[null]}",
        "{\"schema\":1,\"command\":[\"a\"],\"parley\":\"1\"}"
      })
  void aManifestLacksNothing(String json) {
    assertThatThrownBy(() -> RunManifest.parse(json.getBytes(StandardCharsets.UTF_8), "run.json"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("run.json: ");
  }

  @Test
  void aDigestIsOne() {
    assertThatThrownBy(() -> new RunManifest.UsedFile("-i", "a", "../a", 1))
        .hasMessage("sha256: '../a': expected 64 hexadecimal digits");
  }
}
