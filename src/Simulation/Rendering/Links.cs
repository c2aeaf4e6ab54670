using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Rendering;

/// <summary>Writes the address of an article, some with the tracking parameters that sharing adds.</summary>
internal sealed class Links(SimulatedWorld world, Vocabulary words)
{
    private static readonly string[] Sources = ["share", "social", "newsletter", "push"];

    /// <summary>Writes and notes the link.</summary>
    public void Write(LineBuffer line, int number, bool tracked, ref SplitMix64 random)
    {
        var article = world.Articles[number];
        int start = line.Length;
        double form = tracked && random.Chance(world.Scenario.Organic.Tracking) ? random.Unit() : 1;
        line.Put(form < 0.1 ? "https://m."u8 : "https://"u8);
        line.Put(world.Outlets.Domain[article.Domain]);
        WritePath(line, number, article.Published);
        if (form is >= 0.1 and < 0.8)
        {
            line.Put("?utm_source="u8);
            line.Put(System.Text.Encoding.ASCII.GetBytes(Sources[random.Below(Sources.Length)]));
            line.Put("&utm_medium=social"u8);
        }
        else if (form is >= 0.8 and < 1)
        {
            line.Put("?fbclid="u8);
            line.PutNumber((long)(random.Next() >> 8));
        }

        line.Links.Add((start, line.Length - start));
    }

    private void WritePath(LineBuffer line, int number, long published)
    {
        var date = world.Scenario.Start.AddDays((int)(published / 86_400_000));
        var random = new SplitMix64(SplitMix64.Mix(world.Seed + 7) ^ (ulong)number);
        line.Put('/');
        line.PutPadded(date.Year, 4);
        line.Put('/');
        line.PutPadded(date.Month, 2);
        line.Put('/');
        for (int w = 0; w < 3; w++)
        {
            line.Put(words.Slug(ref random));
            line.Put('-');
        }

        line.PutNumber(1000 + number);
    }
}
