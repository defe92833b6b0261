package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinedWordsTest {

  @ParameterizedTest
  @CsvSource({
    "StopTheStrike, Stop The Strike",
    "JoeBiden, Joe Biden",
    "realDonaldTrump, real Donald Trump",
    "USAFirst, USA First",
    "NotMyPOTUS, Not My POTUS",
    "COVID19, COVID 19",
    "G20Summit, G 20 Summit",
    "4thOfJuly, 4th Of July",
    "IAmOut, I Am Out",
    "stopthestrike, stopthestrike",
    "STRIKE, STRIKE",
    "ÉtatDUrgence, État D Urgence",
    "𐐀𐐨𐐀𐐨, 𐐀𐐨 𐐀𐐨",
    "漢字A, 漢字A",
    "a, a",
    "'', ''",
  })
  void partWhereTheCaseOrADigitSaysSo(String joined, String words) {
    StringBuilder parted = new StringBuilder();
    for (int at = 0; at < joined.length(); at += Character.charCount(joined.codePointAt(at))) {
      parted
          .append(at > 0 && JoinedWords.partAt(joined, at) ? " " : "")
          .appendCodePoint(joined.codePointAt(at));
    }
    assertThat(parted).hasToString(words);
  }

  @Test
  void beginAfterTheMarkOfAHashtagOrUserNameOnly() {
    String text = "#Go @Go go#Go a@Go 𐐀#Go ##Go # Go";
    assertThat(
            IntStream.range(0, text.length())
                .filter(at -> JoinedWords.beginAt(text, at))
                .filter(at -> text.startsWith("Go", at)))
        .containsExactly(1, 5, text.indexOf("##") + 2);
  }
}
