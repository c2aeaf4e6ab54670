CREATE TRIGGER detector_choices_no_update BEFORE UPDATE ON detector_choices BEGIN SELECT RAISE(ABORT, 'choices about detectors are append-only'); END;
CREATE TRIGGER detector_choices_no_delete BEFORE DELETE ON detector_choices BEGIN SELECT RAISE(ABORT, 'choices about detectors are append-only'); END;
