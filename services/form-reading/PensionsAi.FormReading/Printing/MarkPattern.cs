using OpenCvSharp;
using OpenCvSharp.Aruco;

namespace PensionsAi.FormReading.Printing;

/// <summary>
/// The registration marks: ArUco markers of 4 × 4 bits (S. Garrido-Jurado and others, "Automatic generation and detection of
/// highly reliable fiducial markers under occlusion", Pattern Recognition 47, 2014). Each says which corner of which page it
/// is, however the page lies.
/// </summary>
internal static class MarkPattern
{
    /// <summary>Modules a side: four bits and a black one on each side.</summary>
    public const int Modules = 6;

    /// <summary>The marks that there are. The caller disposes it.</summary>
    public static Dictionary OpenDictionary() => CvAruco.GetPredefinedDictionary(PredefinedDictionaryType.Dict4X4_50);

    /// <summary>Which modules of a mark are black, by row and column.</summary>
    public static bool[,] Black(int markId)
    {
        using var dictionary = OpenDictionary();
        using var picture = new Mat();
        dictionary.GenerateImageMarker(markId, Modules, picture, borderBits: 1);
        var black = new bool[Modules, Modules];
        for (var row = 0; row < Modules; row++)
        {
            for (var column = 0; column < Modules; column++)
                black[row, column] = picture.At<byte>(row, column) == 0;
        }

        return black;
    }
}
