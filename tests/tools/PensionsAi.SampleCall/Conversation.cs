namespace PensionsAi.SampleCall;

/// <summary>Two voices that take turns, each on its own channel.</summary>
internal static class Conversation
{
    public static float[] Agent()
    {
        var voice = new Voice(pitch: 115, scale: 1.0, seed: 1);
        return [
            .. Voice.Silence(0.5),
            .. voice.Say(Vowel.E, Vowel.O, Vowel.Ö, Vowel.A, Vowel.E, Vowel.I),
            .. Voice.Silence(3.6),
            .. voice.Say(Vowel.A, Vowel.I, Vowel.U, Vowel.E, Vowel.Ö, Vowel.A, Vowel.O, Vowel.E),
            .. Voice.Silence(2)];
    }

    public static float[] Caller()
    {
        var voice = new Voice(pitch: 205, scale: 1.15, seed: 2);
        return [
            .. Voice.Silence(2.4),
            .. voice.Say(Vowel.A, Vowel.E, Vowel.I, Vowel.A, Vowel.O, Vowel.E, Vowel.U, Vowel.Ö, Vowel.A, Vowel.E),
            .. Voice.Silence(2.2),
            .. voice.Say(Vowel.A, Vowel.A)];
    }
}
