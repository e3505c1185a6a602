package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourProfileTest {

  /** One of 255 steps of a screen, and a little for rounding. */
  private static final float TOLERANCE = 0.6f / 255;

  private final ColorSpace ours =
      new ICC_ColorSpace(ICC_Profile.getInstance(ColourProfile.SRGB.clone()));

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "1,1,1",
    "1,0,0",
    "0,1,0",
    "0,0,1",
    "0.5,0.5,0.5",
    "0.02,0.03,0.01",
    "0.12,0.23,0.43"
  })
  void a_colour_is_the_same_as_by_the_profile_of_the_jdk(float red, float green, float blue) {
    float[] colour = {red, green, blue};

    float[] seen = ours.toCIEXYZ(colour);

    float[] back = ColorSpace.getInstance(ColorSpace.CS_sRGB).fromCIEXYZ(seen);
    for (int i = 0; i < 3; i++) {
      assertThat(back[i]).isCloseTo(colour[i], offset(TOLERANCE));
    }
  }
}
