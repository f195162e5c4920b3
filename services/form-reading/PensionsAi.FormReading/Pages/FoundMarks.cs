using OpenCvSharp;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>A registration mark in a picture.</summary>
/// <param name="Id">Which mark it is, as in <see cref="FormLayout.MarkId"/>.</param>
/// <param name="Corners">Its own upper left, upper right, lower right and lower left corner, in pixels of the picture.</param>
internal sealed record FoundMark(int Id, Point2f[] Corners);

/// <summary>The registration marks of a picture.</summary>
/// <param name="Marks">What was found, in no order.</param>
/// <param name="IsNegative">Whether the picture is a negative: white on black.</param>
internal sealed record FoundMarks(IReadOnlyList<FoundMark> Marks, bool IsNegative)
{
    /// <summary>The page that most of the marks belong to, from 1; 0 without marks.</summary>
    public int Page => Marks.Count == 0
        ? 0
        : Marks.GroupBy(mark => FormLayout.PageOf(mark.Id)).MaxBy(page => page.Count())!.Key;

    /// <summary>Whether more than one page lies in the picture: a mark is there twice, or another page has two of its own.</summary>
    public bool AreOfSeveralPages =>
        Marks.GroupBy(mark => mark.Id).Any(same => same.Count() > 1)
        || Marks.GroupBy(mark => FormLayout.PageOf(mark.Id)).Any(page => page.Key != Page && page.Count() > 1);

    /// <summary>The mark of a corner of the page; null when it was not found.</summary>
    public FoundMark? Corner(int corner) => Marks.FirstOrDefault(mark => mark.Id == FormLayout.MarkId(Page, corner));

    /// <summary>The marks of the page.</summary>
    public IEnumerable<FoundMark> OfPage => Marks.Where(mark => FormLayout.PageOf(mark.Id) == Page);
}
