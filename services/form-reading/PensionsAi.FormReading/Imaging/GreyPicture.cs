namespace PensionsAi.FormReading.Imaging;

/// <summary>A grey picture at the size at which it is worked on.</summary>
/// <param name="Pixels">Row by row, 0 black to 255 white.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Scale">Pixels of the uploaded picture for one of these.</param>
internal sealed record GreyPicture(byte[] Pixels, int Width, int Height, double Scale);
