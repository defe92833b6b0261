package dev.parley.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.text.DependencyTree;
import dev.parley.text.Span;
import dev.parley.text.Token;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LexiconTest {

  private static Lexicon lexicon(String text) throws IOException {
    return Lexicon.read(new StringReader(text), "test.txt");
  }

  @Test
  void aMalformedLineIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lexicon("# comment\n\nstrike\n"))
        .withMessage("test.txt: line 3: 'strike': expected a section such as [TALKS noun] first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lexicon("[TALK noun]\n"))
        .withMessageStartingWith("test.txt: line 1: 'TALK': expected one of [TALKS,");
  }

  @Test
  void aParticleMayWaitBehindTheObject() throws IOException {
    Lexicon words = lexicon("[END verb]\ncall off\n[PROTEST noun]\nmarch\n");
    List<Cue> cues = Cues.in(chain("call/VB the/DT march/NN off/RP"), words).all();
    assertThat(cues).extracting(Cue::begin).containsExactly(0, 2);
  }

  @Test
  void theEntryWithMoreWordsWins() throws IOException {
    Lexicon words = lexicon("[PROTEST noun]\nstrike\n[SENSE noun]\nair strike\n");
    assertThat(Cues.in(chain("air/NN strike/NN"), words).all())
        .singleElement()
        .satisfies(cue -> assertThat(cue.classes()).containsExactly(LexicalClass.SENSE));
  }

  @Test
  void aPluralEntryDoesNotMatchTheSingular() throws IOException {
    Lexicon words = lexicon("[TALKS noun]\ntalkP\n");
    assertThat(Cues.in(chain("talk/NN"), words).all()).isEmpty();
    assertThat(Cues.in(chain("talk/NNS"), words).all()).hasSize(1);
  }

  @Test
  void aPluralInTheMiddleOfAnEntryIsOne() throws IOException {
    Lexicon words = lexicon("[START verb]\ngive talkP a chance\n");
    assertThat(Cues.in(chain("give/VB talk/NNS a/DT chance/NN"), words).all())
        .singleElement()
        .satisfies(cue -> assertThat(cue.end()).isEqualTo(4));
    assertThat(Cues.in(chain("give/VB talk/NN a/DT chance/NN"), words).all()).isEmpty();
  }

  @Test
  void extractionEndsOnEveryTree() {
    Random random = new Random(11);
    FrameExtractor extractor = new FrameExtractor(Lexicon.bundled());
    String[] words = {
      "talk/NNS", "strike/NN", "refuse/VB", "call/VB", "off/RP", "to/TO", "not/RB", "and/CC",
      "take/VB", "the/DT", "street/NNS", "of/IN", "walk/VB", "out/RP", "rejection/NN", "union/NN"
    };
    String[] relations = {
      "conj",
      "acl",
      "acl:relcl",
      "advcl",
      "obj",
      "obl",
      "nmod",
      "nsubj",
      "xcomp",
      "ccomp",
      "mark",
      "case",
      "det",
      "advmod",
      "cc",
      "parataxis"
    };
    for (int run = 0; run < 3_000; run++) {
      int size = 1 + random.nextInt(25);
      List<Token> tokens = new ArrayList<>();
      int[] governors = new int[size];
      String[] labels = new String[size];
      List<Integer> order = shuffled(size, random);
      for (int i = 0; i < size; i++) {
        tokens.add(token(words[random.nextInt(words.length)], i));
        int place = order.indexOf(i);
        governors[i] = place == 0 ? DependencyTree.ROOT : order.get(random.nextInt(place));
        labels[i] = relations[random.nextInt(relations.length)];
      }
      List<Frame> frames = extractor.extract(new DependencyTree(tokens, governors, labels, false));
      assertThat(frames).allSatisfy(f -> assertThat(f.acts().size()).isLessThanOrEqualTo(4 * 25));
    }
  }

  private static List<Integer> shuffled(int size, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      order.add(random.nextInt(i + 1), i);
    }
    return order;
  }

  private static DependencyTree chain(String tagged) {
    String[] words = tagged.split(" ");
    List<Token> tokens = new ArrayList<>();
    int[] governors = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      tokens.add(token(words[i], i));
      governors[i] = i - 1;
    }
    String[] relations = new String[words.length];
    Arrays.fill(relations, "dep");
    return new DependencyTree(tokens, governors, relations, false);
  }

  private static Token token(String tagged, int i) {
    String[] parts = tagged.split("/");
    return new Token(parts[0], parts[0], parts[1], new Span(i, i + 1));
  }
}
