using MudBlazor;

namespace Tocsin.Server.Workbench.Layout;

/// <summary>Colours and letters of the workbench; the same values stand in <c>workbench.css</c>.</summary>
internal static class Look
{
    private static readonly string[] Letters = ["system-ui", "Segoe UI", "Roboto", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1d4f8c",
            PrimaryContrastText = "#ffffff",
            Secondary = "#5b5f6b",
            Background = "#f5f6f8",
            Surface = "#ffffff",
            TextPrimary = "#1b1f27",
            TextSecondary = "#4c5260",
            Error = "#b3261e",
            Warning = "#8a5300",
            Success = "#1e6b3a",
            Info = "#1d4f8c",
            LinesDefault = "#d7dbe2",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8ab8f0",
            PrimaryContrastText = "#0d1420",
            Secondary = "#aab0bd",
            Background = "#10141b",
            Surface = "#181d26",
            TextPrimary = "#e6e9ef",
            TextSecondary = "#b2b9c6",
            Error = "#ff9a90",
            Warning = "#f2b866",
            Success = "#82d49f",
            Info = "#8ab8f0",
            ErrorContrastText = "#0d1420",
            WarningContrastText = "#0d1420",
            SuccessContrastText = "#0d1420",
            InfoContrastText = "#0d1420",
            LinesDefault = "#333b49",
        },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Letters }, Button = new ButtonTypography { TextTransform = "none", FontFamily = Letters } },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
