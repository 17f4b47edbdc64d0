"""The robust face net: its data, how faces are cropped and damaged, what it begins as, and its recipe."""

import json
import math
import shutil
import zlib
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
import pytest
import torch
import torch.nn.functional as F
from onnx import numpy_helper

from demeanor_training.data import clip_pictures, face_damage, face_pose, posed_faces, rafdb
from demeanor_training.data.labels import LABELS
from demeanor_training.export import cost, onnx_file
from demeanor_training.files.errors import DataError
from demeanor_training.judging import face_conditions as conditions, face_sets, posed_people
from demeanor_training.judging.face_sets import FaceSet
from demeanor_training.nets import face
from demeanor_training.nets.exported import Exported, OnnxNet
from demeanor_training.nets.merging import between
from demeanor_training.nets.two_scales import from_compact, two_scales
from demeanor_training.recipes import face_conditions, face_robust, robust_training


@pytest.fixture
def photographs(ferplus: Path) -> Path:
    """30 photographs of each class beside FER2013's faces."""
    random = np.random.default_rng(2)
    for label in LABELS:
        (ferplus / "rafdb" / label).mkdir(parents=True)
        for number in range(30):
            cv2.imwrite(str(ferplus / "rafdb" / label / f"train_{number:05}.jpg"),
                        random.integers(0, 256, (100, 100), dtype=np.uint8))
    return ferplus


@pytest.fixture
def spoken(photographs: Path) -> Path:
    """Two pictures of each of four clips beside them, and of a neutral one."""
    random = np.random.default_rng(3)
    for label, clip in (("calm", "01-01-01-01-01-01-05"), ("calm", "01-01-02-01-01-01-05"), ("calm", "01-01-02-01-02-01-05"),
                        ("happy", "01-01-03-01-01-01-05"), ("happy", "01-01-03-01-02-01-05")):
        folder = photographs / face_conditions.ACTOR5 / label
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(2):
            cv2.imwrite(str(folder / f"{clip}_{number:02}.jpg"), random.integers(0, 256, (112, 112), dtype=np.uint8))
    return photographs


@pytest.fixture
def posed(spoken: Path) -> Path:
    """Two photographs of each of nine people of each corpus beside them, one angry and one happy."""
    random = np.random.default_rng(4)
    for corpus in posed_people.NAMES:
        folder = spoken / "posed" / corpus
        folder.mkdir(parents=True)
        clips = [(label, f"{person:02}__{label}.png") for person in range(9) for label in ("angry", "happy")]
        rows = [f'"{label}/{name}",{label},,0,0.0,1,1,90,90' for label, name in clips]
        (folder / "faces.csv").write_text("\n".join(["clip,truth,actor,frame,time_s,x,y,width,height", *rows]) + "\n")
        for label, name in clips:
            np.save(folder / f"{label}_{name}.faces.npy", random.integers(0, 256, (1, 112, 112), dtype=np.uint8))
    return spoken


@pytest.fixture
def compact(tmp_path: Path) -> Path:
    """The json of a bundle of a compact net that has learnt nothing, but whose norms do something."""
    torch.manual_seed(3)
    net = face.compact()
    net.train()(torch.rand(16, 1, 112, 112))
    onnx_file.export(net, [1, 112, 112], tmp_path / "face-compact-web.onnx")
    file = tmp_path / "face-compact-web.json"
    file.write_text(json.dumps({"name": "face-compact-web", "onnx": {"file": "face-compact-web.onnx"},
                                "output": {"temperature": .5}}))
    return file


def test_the_recipe_trains_judges_and_exports(posed: Path, compact: Path, tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setattr(robust_training, "STEPS", 2)
    monkeypatch.setattr(face_robust, "MEASURED", 32)
    judge, judged = face_sets.judge, []
    monkeypatch.setattr(face_sets, "judge", lambda net, sets: judged.append(net) or judge(net, sets))
    out, results, runs = tmp_path / "out", tmp_path / "results", tmp_path / "runs"
    typed = ["--data", str(posed), "--start", str(compact), "--runs", str(runs), "--out", str(out), "--results",
             str(results), "--epochs", "1", "--ship"]
    face_robust.main(typed)
    held_out = int(rafdb.load(posed)[2].sum())
    people = len(posed_faces.to_learn(posed / "posed").labels)
    printed = capsys.readouterr().out
    assert f"69 faces of FER2013, {210 - held_out} of RAF-DB, {people} of people who pose, and 2 clips of a man" in printed
    assert json.loads((results / "face-compact.json").read_text())["n"] == 15
    card = (out / "face-compact.md").read_text()
    assert "RAF-DB: top-1" in card and "Yale Face Database: top-1" in card and f"n = {held_out}" in printed
    weights = (out / "face-compact.onnx").read_bytes()

    # Between the net that it began as and what that learnt, then between this and what later cycles learnt.
    shipped = [numpy_helper.to_array(part) for part in onnx.load_from_string(weights).graph.initializer]
    begun = [numpy_helper.to_array(part) for part in onnx.load(compact.with_suffix(".onnx")).graph.initializer]
    old, learnt = (next(part for part in parts if part.shape == (7, 192)) for parts in (begun, shipped))
    second, fourth, seventh = (torch.load(runs / f"face-compact-{name}.pt", weights_only=True)["net"]["average.8.weight"].numpy()
                               for name in ("second", "fourth", "seventh"))
    known = (1 - face_robust.LEARNT) * old + face_robust.LEARNT * second
    known = (1 - face_robust.SPOKEN) * known + face_robust.SPOKEN * fourth
    expected = (1 - face_robust.POSED) * known + face_robust.POSED * seventh
    assert learnt == pytest.approx(expected, abs=1e-4)
    # What git packs to half.
    assert all(np.array_equal(part, part.astype(np.float16)) for part in shipped if part.dtype == np.float32)
    # What was judged is what is shipped, to the last bit.
    faces = torch.rand(4, 1, 112, 112)
    assert torch.equal(judged[0](faces), OnnxNet(out / "face-compact.onnx")(faces))

    # A finished run is taken as it is.
    face_robust.main(typed)
    assert (out / "face-compact.onnx").read_bytes() == weights

    # One of other people is refused.
    others = shutil.copytree(posed / "posed", tmp_path / "others")
    for file in others.glob("*/*.faces.npy"):
        np.save(file, 255 - np.load(file))
    with pytest.raises(DataError, match=r"face-compact\.pt: is of a run on other data; remove it"):
        face_robust.main([*typed, "--posed", str(others)])


def test_the_net_begins_as_the_exported_one_within_its_budget(compact: Path, tmp_path: Path) -> None:
    start, faces = Exported(compact), torch.rand(32, 1, 112, 112)
    net = from_compact(start.file, faces).eval()
    assert cost.flops(net, [1, 112, 112]) < 60e6
    with torch.no_grad():
        assert torch.allclose(net(faces) / .5, start(faces), atol=1e-4)
        # In training the norms see what they were measured on: it stays the same net, dropout aside.
        net[-2].p = 0.
        assert torch.allclose(net.train()(faces), net.eval()(faces), atol=.05)
    with pytest.raises(DataError, match="other.onnx: is no compact face net"):
        onnx_file.export(face.compact(9), [1, 112, 112], tmp_path / "other.onnx")
        from_compact(tmp_path / "other.onnx", faces)
    with pytest.raises(DataError, match="none.json: no such file"):
        Exported(tmp_path / "none.json")


def test_a_merged_net_is_between_two_and_measures_its_norms_anew() -> None:
    torch.manual_seed(1)
    old, new, faces = two_scales(), two_scales(), 5 + torch.rand(64, 1, 112, 112)
    merged = between(old, new, .25, faces.split(16))
    assert torch.allclose(merged[-1].weight, .75 * old[-1].weight + .25 * new[-1].weight)
    norm, inputs = merged[0].norm, []
    norm.register_forward_hook(lambda _, seen, __: inputs.append(seen[0]))
    with torch.no_grad():
        merged(faces)
    assert torch.allclose(norm.running_mean, inputs[0].mean((0, 2, 3)), atol=1e-4)
    assert not merged.training


def test_single_pixels_are_seen_once_that_is_learnt() -> None:
    torch.manual_seed(1)
    net, faces = two_scales().eval(), torch.rand(1, 1, 112, 112)
    # Neighbours change places: the means of 2 x 2 stay what they are.
    turned = faces.view(1, 1, 56, 2, 56, 2).flip(3).reshape(1, 1, 112, 112)
    with torch.no_grad():
        assert torch.allclose(net(faces), net(turned), atol=1e-5)
        torch.nn.init.normal_(net[0].fine.weight)
        assert not torch.allclose(net(faces), net(turned), atol=1e-5)


def test_photographs_are_held_out_by_their_names(photographs: Path) -> None:
    images, labels, held_out = rafdb.load(photographs)
    assert images.shape == (210, 100, 100) and labels.bincount().tolist() == [30] * 7
    assert 5 <= int(held_out.sum()) <= 40
    (photographs / "rafdb" / "angry" / "train_00000.jpg").unlink()
    assert torch.equal(rafdb.load(photographs)[2], held_out[1:])
    (photographs / "rafdb" / "sad" / "train_00003.jpg").write_bytes(b"no picture")
    with pytest.raises(DataError, match="train_00003.jpg: is no picture of 100 x 100"):
        rafdb.load(photographs)
    with pytest.raises(DataError, match="has no photograph"):
        rafdb.load(photographs / "rafdb")


def test_a_square_shows_where_the_engine_would_look() -> None:
    image = torch.zeros(1, 100, 100, dtype=torch.uint8)
    image[0, 44, 50] = 255
    crop = face_pose.cropped(image, face_pose.square(1, rafdb.SQUARE, rafdb.ABOVE))[0, 0]
    row, column = divmod(int(crop.argmax()), 112)
    assert abs(row - 56) <= 1 and abs(column - 56) <= 1


def test_damage_is_drawn_by_the_generator_alone() -> None:
    faces, positions = torch.rand(64, 1, 112, 112), face_pose.square(64)
    once, again = (face_damage.damaged(faces, positions, torch.Generator().manual_seed(1)) for _ in range(2))
    assert torch.equal(once, again) and once.shape == faces.shape
    assert float(once.min()) >= 0 and float(once.max()) <= 1
    assert not torch.equal(once, face_damage.damaged(faces, positions, torch.Generator().manual_seed(2)))


def test_without_strength_only_sharpness_varies() -> None:
    plain = torch.full((64, 1, 112, 112), .7)
    positions = face_pose.square(64)
    assert torch.allclose(face_damage.damaged(plain, positions, torch.Generator().manual_seed(1), 0), plain, atol=1e-5)
    varied = face_damage.damaged(plain, positions, torch.Generator().manual_seed(1))
    assert float((varied - plain).abs().amax((1, 2, 3)).min()) > .001


def test_each_kind_of_damage_does_what_it_says() -> None:
    def detail(pictures: torch.Tensor) -> float:
        return float((pictures[..., 1:] - pictures[..., :-1]).square().mean())

    faces, generator = torch.rand(16, 1, 112, 112), torch.Generator().manual_seed(1)
    assert detail(face_damage._blurred(faces, generator, 1)) < .5 * detail(faces)
    assert detail(face_damage._shrunk(faces, generator, 1)) < .5 * detail(faces)
    gray = torch.full((16, 1, 112, 112), .5)
    assert float(face_damage._noisy(gray, generator, 1).std()) == pytest.approx(.04, abs=.02)
    # Smooth pictures come through JPEG nearly whole; faint noise does not.
    ramp = torch.linspace(.2, .8, 112).expand(16, 1, 112, 112)
    assert float((face_damage._compressed(ramp, generator, 1) - ramp).abs().mean()) < .03
    faint = .45 + .1 * faces
    assert detail(face_damage._compressed(faint, generator, 1)) < .7 * detail(faint)
    covered = face_damage._covered(faces, face_pose.square(16), generator, 1)
    assert (covered != faces).flatten(1).float().mean(1).min() > .001


def test_masks_turn_with_the_face() -> None:
    faces = torch.rand(200, 1, 112, 112)
    upright, mirrored = face_pose.square(200), face_pose.square(200).flip(1)
    below, above = (face_damage._covered(faces, positions, torch.Generator().manual_seed(1), 1)[:, :, 100:] != faces[:, :, 100:]
                    for positions in (upright, mirrored))
    assert below.float().mean() > 2 * above.float().mean()


def test_a_verdict_is_of_both_sets(photographs: Path) -> None:
    sets = face_sets.held_out(photographs)
    assert [len(faces.truth) for faces in sets] == [15, int(rafdb.load(photographs)[2].sum())]
    verdict = face_sets.judge(face.compact(), sets)
    assert set(verdict.results) == {"FER2013", "RAF-DB"} and verdict.by_votes["n"] == 14
    assert verdict.logits["RAF-DB"].shape == (len(sets[1].truth), 7) and .2 <= verdict.temperature <= 10
    assert "FER2013 top-1" in verdict.line() and "RAF-DB top-1" in verdict.line()


def test_conditions_change_pictures_as_they_say() -> None:
    random = np.random.default_rng(1)
    faces = FaceSet("x", torch.from_numpy(random.integers(0, 256, (4, 48, 48), dtype=np.uint8)), np.zeros(4, int))
    found = {name: conditions.under(condition, faces).images for name, condition in conditions.CONDITIONS.items()}
    assert torch.equal(found["as they are"], faces.images)
    assert float(found["blur of 2 px"].float().std()) < .3 * float(faces.images.float().std())
    assert torch.equal(found["mouth masked"][:, :28], faces.images[:, :28])
    assert found["mouth masked"][:, 28:].unique().tolist() == [128]
    plain = FaceSet("x", torch.full((4, 48, 48), 100, dtype=torch.uint8), np.zeros(4, int))
    assert float(conditions.under(conditions.CONDITIONS["noise of 20"], plain).images.float().std()) == pytest.approx(20, abs=1)
    assert torch.equal(conditions.under(conditions.CONDITIONS["16 px"], plain).images, plain.images)


class AlwaysAngry(torch.nn.Module):
    """Says so of every face."""

    def forward(self, faces: torch.Tensor) -> torch.Tensor:
        return torch.eye(7)[torch.zeros(len(faces), dtype=torch.long)]


def test_people_who_pose_are_held_out_by_person(posed: Path) -> None:
    folder = posed / "posed"
    faces = posed_faces.load(folder, "kdef")
    assert faces.images.shape == (18, 112, 112) and faces.labels.tolist() == [0, 4] * 9
    assert faces.people.tolist() == [f"kdef/{person:02}" for person in range(9) for _ in range(2)]
    figures = posed_people.figures(AlwaysAngry(), faces)
    # Each person is angry once and happy once: whoever is drawn, half is right.
    assert figures["n"] == 18 and figures["top1"] == .5 and figures["top1_ci95"] == [.5, .5]
    out = faces.held_out()
    assert 0 < out.sum() < 18 and np.array_equal(out[::2], out[1::2])
    learnt = posed_faces.to_learn(folder)
    assert {person.split("/")[0] for person in learnt.people} == set(posed_faces.LEARNT)
    judges = posed_people.sets(folder)
    assert not {person for judge in judges.values() for person in judge.people} & set(learnt.people)
    assert len(judges["Yale Face Database"].labels) == 18 > len(judges["KDEF, people held out"].labels)

    (folder / "yale" / "angry_00__angry.png.faces.npy").write_bytes(b"no face")
    with pytest.raises(DataError, match=r"yale/faces.csv: it or a file of a face beside it is damaged"):
        posed_people.sets(folder)
    np.save(folder / "yale" / "angry_00__angry.png.faces.npy", np.zeros((2, 112, 112), np.uint8))
    with pytest.raises(DataError, match=r"yale/faces.csv: needs one gray face of 112 x 112"):
        posed_people.sets(folder)
    (folder / "yale" / "angry_00__angry.png.faces.npy").unlink()
    with pytest.raises(DataError, match=r"angry_00__angry.png.faces.npy: no such file"):
        posed_people.sets(folder)


def test_rounded_weights_say_nearly_the_same(tmp_path: Path) -> None:
    torch.manual_seed(1)
    net, faces = face.compact(), torch.rand(8, 1, 112, 112)
    net.train()(faces)
    onnx_file.export(net, [1, 112, 112], tmp_path / "net.onnx")
    before = onnxruntime.InferenceSession(str(tmp_path / "net.onnx")).run(None, {"input": faces.numpy()})[0]
    packed = len(zlib.compress((tmp_path / "net.onnx").read_bytes()))
    onnx_file.round_weights(tmp_path / "net.onnx")
    after = onnxruntime.InferenceSession(str(tmp_path / "net.onnx")).run(None, {"input": faces.numpy()})[0]
    assert 0 < np.abs(after - before).max() < .02
    assert len(zlib.compress((tmp_path / "net.onnx").read_bytes())) < .75 * packed


def test_nets_are_judged_under_conditions(posed: Path, compact: Path, tmp_path: Path) -> None:
    face_conditions.main([str(compact), "--data", str(posed), "--results", str(tmp_path / "results")])
    table = (tmp_path / "results" / "face-conditions.md").read_text()
    assert "face_conditions face-compact-web.json`" in table
    assert table.count("| face-compact-web | FER2013, ") == 5
    assert all(f"| face-compact-web | actor 5, sentence {number}{how} | 2 |" in table for number in (1, 2)
               for how in ("", ", divided by his mean"))

    assert "| face-compact-web | Yale Face Database | 18 |" in table
    clips = clip_pictures.load(posed / face_conditions.ACTOR5)
    assert clips.truth.tolist() == [1, 1, 4, 4] and clips.members.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    means = face_conditions.of_clips(Exported(compact), clips)
    scores = Exported(compact)(clips.faces).softmax(1).numpy()
    assert means[2] == pytest.approx(scores[4:6].mean(0), abs=1e-5)
    second = clips.sentence(2)
    assert second.clips == ["01-01-02-01-02-01-05", "01-01-03-01-02-01-05"] and second.truth.tolist() == [1, 4]
    assert second.members.tolist() == [0, 0, 1, 1] and torch.equal(second.faces[2:], clips.faces[6:])
    with pytest.raises(DataError, match="has no LABEL"):
        clip_pictures.load(tmp_path)


def test_the_faces_of_a_clip_are_taught_together() -> None:
    targets = torch.zeros(2 + robust_training.FRAMES, 7)
    targets[0, 0] = targets[1, 1] = targets[2:, 2] = 1
    alone, one, all_of_them = torch.zeros(2, 7), torch.zeros(robust_training.FRAMES, 7), torch.zeros(robust_training.FRAMES, 7)
    # One picture that is sure of the label, or each a little.
    one[0, 2], all_of_them[:, 2] = 30., 1.
    loss = robust_training._loss(1)
    for clip in (one, all_of_them):
        expected = 2 * math.log(7) - robust_training.FRAMES * float(clip.softmax(1)[:, 2].mean().log())
        assert float(loss(torch.cat([alone, clip]), targets)) == pytest.approx(expected / len(targets), abs=1e-5)
    faces, labels = torch.randn(4, 7), torch.tensor([0, 3, 3, 6])
    assert torch.allclose(robust_training._loss(0)(faces, F.one_hot(labels, 7).float()), F.cross_entropy(faces, labels))


def test_bent_faces_stay_in_their_place() -> None:
    bends = face_pose.bent(200, torch.Generator().manual_seed(1))
    assert bends.shape == (200, 112, 112, 2)
    assert float(bends.mean()) == pytest.approx(0, abs=.003) and .5 < float(bends.std()) / face_pose.BEND < 1
    # Neighbours move alike.
    assert float((bends[:, 1:] - bends[:, :-1]).abs().max()) < .01
