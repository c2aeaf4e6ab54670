using System.Security.Cryptography;
using Shouldly;
using Tocsin.Semantics;
using Xunit;

namespace Tocsin.Tests.Semantics;

public sealed class SentenceEncoderTests
{
    public static TheoryData<string> Layouts => ["WordPiece", "WordPieceJson", "UnigramJson", "XlmRoberta", "PerText"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_translation_lies_where_its_original_lies(string layout)
    {
        using var model = Make(layout);
        using var encoder = SentenceEncoder.Load(model.Path, 1);
        encoder.Dimensions.ShouldBe(TinyModel.Dimensions);
        float[][] vectors = Encode(encoder, "the minister stole money", "le ministre vola argent", "cats sleep today");
        Dot(vectors[0], vectors[1]).ShouldBe(1, 1e-5);
        Dot(vectors[0], vectors[2]).ShouldBeLessThan(0.3);
        vectors.ShouldAllBe(v => Math.Abs(Dot(v, v) - 1) < 1e-5);
    }

    [Fact]
    public void The_order_of_texts_and_the_number_of_threads_do_not_matter()
    {
        using var model = TinyModel.WordPiece();
        string[] words = ["the", "minister", "stole", "money", "cats", "sleep", "today", "unheard"];
        var random = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(0, 40)).Select(_ => words[random.Next(words.Length)])))];
        using var one = SentenceEncoder.Load(model.Path, 1);
        using var four = SentenceEncoder.Load(model.Path, 4);
        float[][] expected = Encode(one, texts);
        float[][] mixed = Encode(four, [.. texts.Reverse()]);
        for (int i = 0; i < texts.Length; i++)
            mixed[^(i + 1)].ShouldBe(expected[i]);
    }

    [Fact]
    public void What_is_filled_up_beside_a_longer_text_does_not_count()
    {
        using var model = TinyModel.WordPiece();
        using var encoder = SentenceEncoder.Load(model.Path, 1);
        float[] alone = Encode(encoder, "the money")[0];
        Encode(encoder, "the money", "the minister stole money today the minister stole money today")[0].ShouldBe(alone);
    }

    [Theory]
    [InlineData("pooling_mode_cls_token")]
    [InlineData("pooling_mode_max_tokens")]
    public void The_models_own_pooling_is_used(string mode)
    {
        using var model = TinyModel.WordPiece().With("1_Pooling/config.json", $$"""{ "{{mode}}": true }""");
        using var encoder = SentenceEncoder.Load(model.Path, 1);
        float[] vector = Encode(encoder, "money money money cats")[0];
        if (mode == "pooling_mode_cls_token")
            vector.ShouldAllBe(x => x == 0);
        else
            vector[3].ShouldBe(vector[4]);
    }

    [Fact]
    public void Long_texts_are_cut_where_the_model_says()
    {
        using var model = TinyModel.WordPiece().With("sentence_bert_config.json", """{ "max_seq_length": 8 }""");
        using var encoder = SentenceEncoder.Load(model.Path, 1);
        float[][] vectors = Encode(encoder, "money money money money money money cats cats cats cats", "money money money money money money", string.Concat(Enumerable.Repeat("money ", 100_000)));
        vectors[0].ShouldBe(vectors[1]);
        vectors[2].ShouldBe(vectors[1]);
    }

    [Fact]
    public void Empty_and_odd_texts_are_texts_too()
    {
        using var model = TinyModel.XlmRoberta();
        using var encoder = SentenceEncoder.Load(model.Path, 1);
        float[][] vectors = Encode(encoder, "", "\0\uFFFD", "🎉🎉", "\uD83C");
        vectors.Length.ShouldBe(4);
        vectors.ShouldAllBe(v => v.All(float.IsFinite));
        encoder.Encode([], []);
    }

    [Fact]
    public void Its_name_holds_the_digest_of_the_model()
    {
        using var model = TinyModel.WordPiece();
        using var encoder = SentenceEncoder.Load(model.Path, 1);
        encoder.Name.ShouldEndWith("sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(model.Path, "model.onnx")))));
    }

    [Fact]
    public void What_cannot_be_used_is_refused_with_a_reason_and_a_remedy()
    {
        Refused(null, "there is no directory");
        Refused(TinyModel.WordPiece().Without("model.onnx"), "there is no model.onnx");
        Refused(TinyModel.WordPiece().Without("vocab.txt"), "no tokenizer");
        Refused(TinyModel.WordPiece().With("model.onnx", "this is not a network"), "ONNX Runtime can load");
        Refused(TinyModel.WordPiece().With("vocab.txt", "a\nb\n[UNK]"), "has no [CLS]");
        Refused(TinyModel.WordPiece().With("tokenizer.json", "{"), "cannot be read");
        Refused(TinyModel.WordPiece().With("config.json", "[]"), "not a JSON object");
        Refused(TinyModel.WordPiece().With("2_Dense/config.json", "{}"), "layer after pooling");
        Refused(TinyModel.WordPiece(v => OnnxFile.PerToken(v, "input_ids", "pixel_values")), "asks for an input pixel_values");
        Refused(TinyModel.WordPiece(v => OnnxFile.WithInputType(v, 6)), "64-bit");
        Refused(TinyModel.WordPiece(v => OnnxFile.PerToken(v[..1])), "fails on a text");
        Refused(TinyModel.XlmRoberta().With("sentencepiece.bpe.model", "nonsense"), "cannot be read");
    }

    private static void Refused(TinyModel? model, string reason)
    {
        using (model)
        {
            var error = Should.Throw<EncoderException>(() => SentenceEncoder.Load(model?.Path ?? "/no/such/directory", 1).Dispose());
            error.Message.ShouldContain(reason);
            error.Remedy.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static TinyModel Make(string layout) => layout switch
    {
        "WordPieceJson" => TinyModel.WordPieceJson(),
        "UnigramJson" => TinyModel.UnigramJson(),
        "XlmRoberta" => TinyModel.XlmRoberta(),
        "PerText" => TinyModel.WordPiece(v => OnnxFile.PerText(v)),
        _ => TinyModel.WordPiece(),
    };

    private static float[][] Encode(SentenceEncoder encoder, params string[] texts)
    {
        var vectors = new float[texts.Length * encoder.Dimensions];
        encoder.Encode(texts, vectors);
        return [.. vectors.Chunk(encoder.Dimensions)];
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
