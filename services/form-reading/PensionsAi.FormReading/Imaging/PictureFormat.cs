namespace PensionsAi.FormReading.Imaging;

/// <summary>The formats that are read.</summary>
internal enum PictureFormat
{
    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>JPEG (ISO/IEC 10918-1).</summary>
    Jpeg,

    /// <summary>TIFF 6.0.</summary>
    Tiff,
}
